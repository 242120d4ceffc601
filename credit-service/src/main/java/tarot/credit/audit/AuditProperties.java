package tarot.credit.audit;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param auditInterval how long after an audit the next one is due
 */
@Validated
@ConfigurationProperties("tarot.credit")
record AuditProperties(@NotNull @DurationMin(seconds = 1) Duration auditInterval) {}
