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
import tarot.testing.ServiceTest;

/** The whole service beside a Stripe and a Telegram of our own; what it announces stays in the outbox to be looked at. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "tarot.relay.enabled=false",
            "PAYMENT_METHODS=stars,stripe",
            "RECONCILIATION_INTERVAL=1d",
            "TELEGRAM_TOKEN=" + FakeTelegram.TOKEN,
            "tarot.telegram.connect-timeout=200ms",
            "tarot.telegram.read-timeout=500ms",
            "tarot.stripe.api-key=sk_test_fake",
            "tarot.stripe.webhook-secret=" + FakeStripe.SECRET + "," + FakeStripe.OLD_SECRET,
            "tarot.stripe.read-timeout=500ms",
            "tarot.stripe.lease=3s",
            "tarot.stripe.poll=50ms",
            "tarot.stripe.first-pause=20ms",
            "tarot.stripe.longest-pause=100ms",
            "tarot.stripe.attempts-max=3",
            "tarot.events.lease=3s",
            "tarot.events.poll=50ms",
            "tarot.events.first-pause=20ms",
            "tarot.events.longest-pause=100ms",
            "tarot.refunds.lease=3s",
            "tarot.refunds.poll=50ms",
            "tarot.refunds.first-pause=20ms",
            "tarot.refunds.longest-pause=20ms",
            "tarot.refunds.attempts-max=5",
            "tarot.reconciliation.poll=50ms",
            "tarot.reconciliation.pause=50ms"
        })
@Import(PaymentTest.Providers.class)
public @interface PaymentTest {

    /** The providers' stand-ins, where the service finds them. */
    @TestConfiguration(proxyBeanMethods = false)
    class Providers {

        @Bean
        FakeStripe fakeStripe() {
            return new FakeStripe();
        }

        @Bean
        FakeTelegram fakeTelegram() {
            return new FakeTelegram();
        }

        @Bean
        DynamicPropertyRegistrar whereTheyAre(FakeStripe stripe, FakeTelegram telegram) {
            return properties -> {
                properties.add("STRIPE_API_URL", stripe::url);
                properties.add("TELEGRAM_API_URL", telegram::url);
            };
        }
    }
}
