package tarot.gateway.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import tarot.gateway.settings.Settings.Certificate;

/**
 * Checks every setting before Boot reads any of them in its own words, turns TLS on when there is a certificate, and shows
 * metrics only where they have a port of their own: the public one is for webhooks and health.
 */
final class SettingsCheck implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = Settings.from(environment);
        var properties = new HashMap<String, Object>();
        settings.certificate().ifPresent(certificate -> properties.putAll(tls(certificate)));
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            properties.put("management.endpoints.web.exposure.include", "health,prometheus");
            // probes inside the cluster ask without TLS
            settings.certificate().ifPresent(_ -> properties.put("management.server.ssl.enabled", false));
        }
        environment.getPropertySources().addLast(new MapPropertySource("gateway", properties));
    }

    private static Map<String, Object> tls(Certificate certificate) {
        var bundle = "spring.ssl.bundle.pem.gateway.";
        return Map.of(
                "server.ssl.bundle",
                "gateway",
                bundle + "keystore.certificate",
                certificate.chain().toUri().toString(),
                bundle + "keystore.private-key",
                certificate.privateKey().toUri().toString(),
                bundle + "reload-on-update",
                true);
    }
}
