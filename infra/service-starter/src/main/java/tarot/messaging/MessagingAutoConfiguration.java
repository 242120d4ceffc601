package tarot.messaging;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import tarot.contracts.Topic;

@AutoConfiguration
@EnableConfigurationProperties({RetryProperties.class, RelayProperties.class, TopicsProperties.class})
class MessagingAutoConfiguration {

    /** Only whole segments are deleted: by default what should be kept for a week would lie for two. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Envelopes envelopes(@Value("${spring.application.name}") String service, Clock clock) {
        return new Envelopes(service, clock);
    }

    @Bean
    RelayProducers relayProducers(
            ProducerFactory<String, byte[]> producers,
            @Value("${spring.application.name}") String service,
            MeterRegistry meters) {
        return new RelayProducers(producers.getConfigurationProperties(), service, meters);
    }

    @Bean
    Relay relay(
            DataSource dataSource,
            JdbcClient jdbc,
            RelayProducers producers,
            RelayProperties properties,
            @Value("${tarot.schema}") String schema) {
        return new Relay(
                dataSource, () -> new OutboxDelivery(jdbc, producers.next(), properties.batch()), properties, schema);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Envelopes envelopes, Relay relay, KafkaTemplate<?, ?> kafka) {
        return new Outbox(jdbc, envelopes, relay, kafka);
    }

    @Bean
    OutboxMeters outboxMeters(JdbcClient jdbc) {
        return new OutboxMeters(jdbc);
    }

    @Bean
    Publisher publisher(KafkaTemplate<String, byte[]> kafka, Envelopes envelopes) {
        return new Publisher(kafka, envelopes);
    }

    @Bean
    BatchConverter batchConverter() {
        return new BatchConverter();
    }

    @Bean
    BadRecordIsolation badRecordIsolation(KafkaTemplate<?, ?> kafka, RetryProperties retry) {
        var isolation = new BadRecordIsolation(new DeadLetters(kafka), retry);
        isolation.setLogLevel(KafkaException.Level.DEBUG); // dead letters tell of it in a line
        return isolation;
    }

    /**
     * Spring stops a listener for good at an Error; here it fails its record, like anything else. Each has a thread of its
     * own that lasts: it does nothing but ask servers and wait, and a virtual one is woken by way of two others.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> everyListener(
            @Value("${spring.application.name}") String service) {
        MethodInterceptor failing = listener -> {
            try {
                return listener.proceed();
            } catch (Error e) {
                throw new IllegalStateException(e);
            }
        };
        return container -> {
            var properties = container.getContainerProperties();
            properties.setAdviceChain(failing);
            properties.setListenerTaskExecutor(new SimpleAsyncTaskExecutor("listener-"));
            // of its own: metrics of clients with one id would hide each other
            properties.setClientId(service + '.' + String.join(",", requireNonNull(properties.getTopics())));
        };
    }

    @Bean
    NewTopics topics(TopicsProperties properties) {
        return new NewTopics(Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(
                        topic(topic.wireName(), topic.kept().toMillis(), properties),
                        topic(topic.deadLetters(), Topic.DEAD_LETTERS_KEPT.toMillis(), properties)))
                .toArray(NewTopic[]::new));
    }

    /** Spring's own would try once, and a system whose broker comes up last would have no topics until a restart. */
    @Bean
    TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin::initialize, PAUSE_BETWEEN_ATTEMPTS);
    }

    private static NewTopic topic(String name, long keptMillis, TopicsProperties properties) {
        return TopicBuilder.name(name)
                .partitions(properties.partitions())
                .replicas(properties.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keptMillis))
                .config(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()))
                .build();
    }
}
