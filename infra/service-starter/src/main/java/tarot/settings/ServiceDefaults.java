package tarot.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/** What every service is configured like unless it says otherwise; and a look at the settings that all need. */
class ServiceDefaults implements EnvironmentPostProcessor {

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9._~-]{8,128}");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource("service defaults", "classpath:tarot/service.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (environment.containsProperty("tarot.schema")) {
            check(environment);
        }
    }

    private static void check(ConfigurableEnvironment environment) {
        var url = environment.getProperty("DATABASE_URL", "jdbc:postgresql://localhost:15432/tarot");
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new InvalidSetting(
                    "DATABASE_URL", "is no JDBC address of a Postgres", "jdbc:postgresql://localhost:5432/tarot");
        }
        if (!PASSWORD.matcher(environment.getProperty("DATABASE_PASSWORD", "")).matches()) {
            throw new InvalidSetting(
                    "DATABASE_PASSWORD",
                    "is not 8 to 128 letters, digits or . _ ~ -",
                    "the output of: openssl rand -hex 24");
        }
    }
}
