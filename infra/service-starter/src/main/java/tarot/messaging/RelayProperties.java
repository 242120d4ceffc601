package tarot.messaging;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is emptied.
 *
 * @param enabled off in tests that look into the outbox
 * @param poll the safety net; wake-ups do the work
 * @param batch messages sent before their acknowledgements are awaited
 * @param patience how long a batch may wait for its acknowledgements until another replica gets the chance to lead: it
 *     may reach the brokers where this one does not
 */
@Validated
@ConfigurationProperties("tarot.relay")
record RelayProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration poll,

        @DefaultValue("1000") @Positive int batch,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
        Duration patience) {}
