package tarot.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is emptied.
 *
 * @param enabled off in tests that look into the outbox
 * @param poll the safety net; wake-ups do the work
 * @param batch messages sent before their acknowledgements are awaited
 */
@ConfigurationProperties("tarot.relay")
record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1000") int batch) {}
