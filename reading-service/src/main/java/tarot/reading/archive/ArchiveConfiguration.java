package tarot.reading.archive;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.sealing.StorageSealing;

@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

    @Bean
    PersonKeys personKeys(JdbcClient jdbc, StorageSealing master, Clock clock) {
        return new PersonKeys(jdbc, master, new SecureRandom(), clock);
    }
}
