package tarot.payment.stars;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.payment.stars.RefundDesk.Given;
import tarot.payment.stars.RefundTable.Leased;
import tarot.work.LeasedWork;

@Configuration(proxyBeanMethods = false)
class StarsConfiguration {

    @Bean
    LeasedWork<Leased, Given> starsRefunds(RefundDesk desk, RefundProperties properties, MeterRegistry meters) {
        return new LeasedWork<>("refunds", properties.atOnce(), properties.poll(), desk, meters);
    }
}
