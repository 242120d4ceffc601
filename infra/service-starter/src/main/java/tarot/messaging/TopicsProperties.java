package tarot.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made.
 *
 * @param partitions of each topic and of its dead letters: the most replicas of a consumer that share the work
 * @param replicas copies of each partition; -1 leaves it to the broker
 */
@Validated
@ConfigurationProperties("tarot.topics")
record TopicsProperties(
        @DefaultValue("12") @Positive int partitions,
        @DefaultValue("-1") @Min(-1) short replicas) {}
