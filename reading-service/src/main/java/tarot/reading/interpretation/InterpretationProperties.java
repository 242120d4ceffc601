package tarot.reading.interpretation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the worker works.
 *
 * @param atOnce interpretations that all replicas together have under way; each is a virtual thread that mostly waits
 * @param lease how long a reading belongs to whoever took it up; longer than two calls of the model
 * @param poll how often to look for what nobody woke for
 * @param attemptsMax after so many failed attempts the cards speak for themselves
 * @param retryPause before the second attempt; it doubles for each further one
 */
@Validated
@ConfigurationProperties("tarot.interpretation")
record InterpretationProperties(
        @DefaultValue("512") @Min(1) @Max(10_000) int atOnce,
        @DefaultValue("90s") @NotNull Duration lease,
        @DefaultValue("2s") @NotNull Duration poll,
        @DefaultValue("3") @Min(1) @Max(10) int attemptsMax,
        @DefaultValue("2s") @NotNull Duration retryPause) {}
