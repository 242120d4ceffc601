package tarot.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import tarot.contracts.Topic;
import tarot.testing.ServiceTest;

@ServiceTest
class TopicsTests {

    final KafkaAdmin admin;

    TopicsTests(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Test
    void topicsAreKeptForTheirTimeAndNotMuchLonger() throws Exception {
        try (var client = AdminClient.create(admin.getConfigurationProperties())) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.CREDIT_EVENTS_NAME);
            assertThat(client.describeConfigs(List.of(topic)).all().get().values())
                    .singleElement()
                    .satisfies(config -> {
                        assertThat(millis(config, TopicConfig.RETENTION_MS_CONFIG))
                                .isEqualTo(Topic.CREDIT_EVENTS.kept());
                        assertThat(millis(config, TopicConfig.SEGMENT_MS_CONFIG))
                                .isLessThanOrEqualTo(Duration.ofDays(1));
                    });
            var topics = List.of(Topic.CREDIT_EVENTS_NAME, Topic.CREDIT_EVENTS.deadLetters());
            assertThat(client.describeTopics(topics).allTopicNames().get().values())
                    .extracting(description -> description.partitions().size())
                    .as("partitions of the topic and of its dead letters")
                    .hasSize(2)
                    .matches(sizes -> new HashSet<>(sizes).size() == 1);
        }
    }

    static Duration millis(Config config, String name) {
        return Duration.ofMillis(Long.parseLong(requireNonNull(config.get(name)).value()));
    }
}
