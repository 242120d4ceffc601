package tarot.payment.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import tarot.payment.webhook.EventDesk.Found;
import tarot.payment.webhook.WaitingEvents.Leased;
import tarot.work.LeasedWork;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EventConfiguration {

    @Bean
    LeasedWork<Leased, Found> stripeEvents(EventDesk desk, EventProperties properties, MeterRegistry meters) {
        return new LeasedWork<>("stripe events", properties.atOnce(), properties.poll(), desk, meters);
    }
}
