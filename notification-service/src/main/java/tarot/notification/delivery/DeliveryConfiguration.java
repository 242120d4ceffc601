package tarot.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import tarot.work.LeasedWork;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DeliveryConfiguration {

    @Bean
    LeasedWork<Delivery, Outcome> sending(
            SendingDesk desk, Bell bell, DeliveryProperties properties, MeterRegistry meters) {
        var work = new LeasedWork<>("deliveries", properties.atOnce(), properties.poll(), desk, meters);
        bell.wakes(work);
        return work;
    }
}
