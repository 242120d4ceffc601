package tarot.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tarot.reading.process.Laying;
import tarot.simulators.Simulators;
import tarot.testing.ServiceTest;

/**
 * The whole service with a simulated model, all on one context: two would take each other's work. What is announced stays
 * in the outbox.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "tarot.relay.enabled=false",
            "tarot.interpretation.retry-pause=20ms",
            "tarot.interpretation.poll=100ms",
            "tarot.model.timeout=1s"
        })
@Import({ReadingTest.SimulatedModel.class, Laying.class})
public @interface ReadingTest {

    /** The model that the service asks. */
    @TestConfiguration(proxyBeanMethods = false)
    class SimulatedModel {

        @Bean(destroyMethod = "close")
        Simulators simulators() {
            return Simulators.start(0);
        }

        @Bean
        DynamicPropertyRegistrar modelSettings(Simulators simulators) {
            return properties -> {
                properties.add("OPENAI_API_KEY", () -> "sk-simulated");
                properties.add("OPENAI_BASE_URL", simulators::modelUrl);
            };
        }
    }
}
