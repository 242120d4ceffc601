package tarot.bot.admission;

import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tarot.sealing.StorageSealing;
import tarot.settings.InvalidSetting;

@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {

    private static final Duration REDIS_TIMEOUT = Duration.ofMillis(250);
    private static final Duration PAUSE_WHEN_AWAY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    RedisLink redisLink(Environment environment) {
        return new RedisLink(server(environment.getProperty("REDIS_URL", "redis://localhost:16379")), REDIS_TIMEOUT);
    }

    @Bean
    Admissions admissions(RedisLink redis, LimitProperties limit, Clock clock, StorageSealing sealing) {
        if (limit.maxRequests() < 1) {
            throw new InvalidSetting("MAX_REQUESTS", "is " + limit.maxRequests() + ", so nobody could ask", "10");
        }
        if (!limit.window().isPositive()) {
            throw new InvalidSetting("RATE_LIMIT_WINDOW", "is not a positive time", "60s");
        }
        return new Admissions(
                new RedisAdmissions(redis, limit, new ProposalSealing(sealing)),
                new LocalAdmissions(limit, clock),
                new Breaker(PAUSE_WHEN_AWAY, System::nanoTime),
                PATIENCE);
    }

    private static RedisURI server(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException _) {
            throw new InvalidSetting("REDIS_URL", "is no address of a Redis", "redis://localhost:6379");
        }
    }
}
