package tarot.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Makes the relay's producers: of its own, as the others give up in time to answer somebody. Here nobody waits, and order
 * must hold. Each is measured from its beginning to its end.
 */
class RelayProducers {

    private static final int LINGER_MILLIS_UNTIL_FLUSHED = 1_000;

    private final Map<String, Object> configuration;
    private final MeterRegistry meters;

    /** @param everybodys the configuration of the service's other producers */
    RelayProducers(Map<String, Object> everybodys, String service, MeterRegistry meters) {
        configuration = new HashMap<>(everybodys);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS_UNTIL_FLUSHED); // a batch is one request
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        this.meters = meters;
    }

    Producer<String, byte[]> next() {
        return new Measured(configuration, meters);
    }

    private static final class Measured extends KafkaProducer<String, byte[]> {

        private final KafkaClientMetrics metrics;

        Measured(Map<String, Object> configuration, MeterRegistry meters) {
            super(configuration);
            // with the tag that Spring gives those of its own producers: a metric has the same tags everywhere
            metrics = new KafkaClientMetrics(this, Tags.of("spring.id", "relay"));
            metrics.bindTo(meters);
        }

        @Override
        public void close(Duration timeout) {
            metrics.close();
            super.close(timeout);
        }
    }
}
