package tarot.credit.reservation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param holdExpiresAfter how long a reading may take; longer than its longest retries
 * @param expiryInterval how often to look
 */
@Validated
@ConfigurationProperties("tarot.credit")
record ExpiryProperties(
        @NotNull @DurationMin(millis = 1) Duration holdExpiresAfter,
        @NotNull @DurationMin(millis = 1) Duration expiryInterval) {}
