package tarot.gateway.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import tarot.gateway.settings.Settings.Certificate;

/** Checks every setting before Boot reads any of them in its own words, and turns TLS on when there is a certificate. */
final class SettingsCheck implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = Settings.from(environment);
        var managementPort = environment.getProperty("MANAGEMENT_PORT", "");
        settings.certificate()
                .ifPresent(certificate -> environment
                        .getPropertySources()
                        .addLast(new MapPropertySource("tls", tls(certificate, !managementPort.isBlank()))));
    }

    private static Map<String, Object> tls(Certificate certificate, boolean ownManagementPort) {
        var bundle = "spring.ssl.bundle.pem.gateway.";
        var properties = new HashMap<String, Object>();
        properties.put("server.ssl.bundle", "gateway");
        properties.put(
                bundle + "keystore.certificate", certificate.chain().toUri().toString());
        properties.put(
                bundle + "keystore.private-key",
                certificate.privateKey().toUri().toString());
        properties.put(bundle + "reload-on-update", true);
        if (ownManagementPort) {
            // probes inside the cluster ask without TLS
            properties.put("management.server.ssl.enabled", false);
        }
        return properties;
    }
}
