package tarot.bot.admission;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/** How often a person may ask: so many requests in any stretch of time as long as the window. */
@ConfigurationProperties("tarot.limit")
record LimitProperties(
        int maxRequests, @DurationUnit(ChronoUnit.SECONDS) Duration window) {}
