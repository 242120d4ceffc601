package tarot.payment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tarot.simulators.Simulators;
import tarot.testing.ServiceTest;

/** The whole service beside a Stripe of our own; what it announces stays in the outbox to be looked at. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "tarot.relay.enabled=false",
            "tarot.stripe.api-key=sk_test_simulated",
            "tarot.stripe.webhook-secret=whsec_simulated",
            "tarot.stripe.read-timeout=500ms",
            "tarot.stripe.lease=3s",
            "tarot.stripe.poll=50ms",
            "tarot.stripe.first-pause=20ms",
            "tarot.stripe.attempts-max=3"
        })
@Import(PaymentTest.Stripe.class)
public @interface PaymentTest {

    /** Stripe's stand-in, where the service finds it. */
    @TestConfiguration(proxyBeanMethods = false)
    class Stripe {

        @Bean
        Simulators simulators() {
            return Simulators.start(0);
        }

        @Bean
        DynamicPropertyRegistrar whereStripeIs(Simulators simulators) {
            return properties -> properties.add("tarot.stripe.api-url", simulators::url);
        }
    }
}
