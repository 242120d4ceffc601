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

    private static final Pattern SERVER = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:,/\\[\\]]+):[0-9]{1,5}");
    private static final Pattern SERVERS = Pattern.compile(SERVER + "(,\\s*" + SERVER + ")*");

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
        var kafka = environment.getProperty("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092");
        if (!SERVERS.matcher(kafka).matches()) {
            throw new InvalidSetting(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    "is '" + kafka + "', which is no list of hosts with their ports",
                    "kafka-1:9092,kafka-2:9092");
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
