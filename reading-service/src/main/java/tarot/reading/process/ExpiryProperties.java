package tarot.reading.process;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param creditsAwaitedFor how long a reading waits for credit-service's answer before the person is told that it failed
 * @param expiryInterval how often to look
 */
@Validated
@ConfigurationProperties("tarot.reading")
record ExpiryProperties(
        @NotNull @DurationMin(millis = 1) Duration creditsAwaitedFor,
        @NotNull @DurationMin(millis = 1) Duration expiryInterval) {}
