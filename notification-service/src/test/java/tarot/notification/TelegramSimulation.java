package tarot.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tarot.simulators.Simulators;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.testing.ServiceTest;

/** The service with a Telegram to talk to, without limits of its own, impatient, with two admins, and with an outbox that one can look into. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "TELEGRAM_TOKEN=123456789:AAtests",
            "ADMIN_IDS=" + TelegramSimulation.FIRST_ADMIN + ", " + TelegramSimulation.SECOND_ADMIN,
            "TELEGRAM_MESSAGES_PER_SECOND=100000",
            "TELEGRAM_MESSAGES_PER_CHAT_PER_SECOND=100000",
            "tarot.telegram.read-timeout=1s",
            "spring.data.redis.timeout=1s",
            "tarot.delivery.first-pause=50ms",
            "tarot.delivery.longest-pause=200ms",
            "tarot.delivery.attempts-max=4",
            "tarot.delivery.unauthorized-pause=300ms",
            "tarot.delivery.lease=3s",
            "tarot.relay.enabled=false"
        })
@Import(TelegramSimulation.Servers.class)
public @interface TelegramSimulation {

    long FIRST_ADMIN = 4_000_000_001L;
    long SECOND_ADMIN = 4_000_000_002L;

    @TestConfiguration(proxyBeanMethods = false)
    class Servers {

        @Bean(destroyMethod = "close")
        Simulators simulators() {
            return Simulators.start(0);
        }

        @Bean
        TelegramSimulator telegramSimulator(Simulators simulators) {
            return simulators.telegram();
        }

        @Bean
        DynamicPropertyRegistrar telegramUrl(Simulators simulators) {
            return properties -> properties.add("TELEGRAM_API_URL", simulators::url);
        }
    }
}
