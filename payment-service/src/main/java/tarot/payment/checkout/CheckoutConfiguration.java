package tarot.payment.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.payment.checkout.Attempt.Result;
import tarot.work.LeasedWork;

@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

    @Bean
    LeasedWork<Attempt, Result> checkouts(CheckoutDesk desk, CheckoutProperties properties, MeterRegistry meters) {
        return new LeasedWork<>("checkouts", properties.atOnce(), properties.poll(), desk, meters);
    }
}
