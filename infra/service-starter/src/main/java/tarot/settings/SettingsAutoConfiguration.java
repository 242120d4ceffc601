package tarot.settings;

import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Looks at the settings that all services need before anything is made of them. */
@AutoConfiguration
class SettingsAutoConfiguration {

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9._~-]{8,128}");

    @Bean
    static BeanFactoryPostProcessor settingsCheck(Environment environment) {
        return _ -> check(environment);
    }

    private static void check(Environment environment) {
        var url = environment.getProperty("DATABASE_URL", "jdbc:postgresql://localhost:15432/tarot");
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new InvalidSetting(
                    "DATABASE_URL", "is no JDBC address of a Postgres", "jdbc:postgresql://localhost:5432/tarot");
        }
        var password = environment.getProperty("DATABASE_PASSWORD", "");
        if (!PASSWORD.matcher(password).matches()) {
            throw new InvalidSetting(
                    "DATABASE_PASSWORD",
                    password.isEmpty() ? "is empty" : "is not 8 to 128 letters, digits or . _ ~ -",
                    "$(openssl rand -hex 24)");
        }
    }
}
