package tarot.gateway;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import tarot.gateway.settings.Settings;

/** Starts the gateway. Everything that it can be told is in {@link Settings}. */
@SpringBootApplication(proxyBeanMethods = false)
public class GatewayService {

    static void main(String[] args) {
        SpringApplication.run(GatewayService.class, args);
    }

    @Bean
    Settings settings(Environment environment) {
        return Settings.from(environment);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
