package tarot.gateway.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tarot.gateway.settings.Settings;

/**
 * The shared buckets, and strict local ones while Redis is away. Always answers: an outage of Redis costs one request a
 * second a fifth of a second, and nobody anything else.
 */
@Component
final class Buckets {

    private static final Logger log = LoggerFactory.getLogger(Buckets.class);
    private static final long PAUSE_MILLIS = 1000;
    private static final long NOT_AWAY = 0;

    private final SharedBuckets shared;
    private final int perSecondAlone;
    private final Clock clock;
    private final Recent<Bucket> local = new Recent<>();
    private final AtomicLong awayUntil = new AtomicLong(NOT_AWAY);

    Buckets(SharedBuckets shared, Settings settings, Clock clock, MeterRegistry meters) {
        this.shared = shared;
        this.perSecondAlone = settings.limits().perSecondWithoutRedis();
        this.clock = clock;
        Gauge.builder("gateway.limit.shared", awayUntil, until -> until.get() == NOT_AWAY ? 1 : 0)
                .description("1 while the replicas count requests together in Redis, 0 while each counts alone")
                .register(meters);
    }

    Mono<Grant> take(String client, int wanted) {
        var until = awayUntil.get();
        if (until != NOT_AWAY && !mayTryAgain(until)) {
            return Mono.just(alone(client, wanted));
        }
        return Mono.fromFuture(() -> shared.take(client, wanted))
                .doOnNext(grant -> back())
                .onErrorResume(failure -> {
                    away(failure);
                    return Mono.just(alone(client, wanted));
                });
    }

    /** Of all requests that meet an outage, one a second asks Redis. */
    private boolean mayTryAgain(long until) {
        var now = clock.millis();
        return now >= until && awayUntil.compareAndSet(until, now + PAUSE_MILLIS);
    }

    private Grant alone(String client, int wanted) {
        var now = clock.millis();
        return local.of(client, unseen -> new Bucket(perSecondAlone, perSecondAlone, now))
                .take(wanted, now);
    }

    private void away(Throwable failure) {
        if (awayUntil.getAndSet(clock.millis() + PAUSE_MILLIS) == NOT_AWAY) {
            log.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("Redis is away: this replica limits requests by itself");
        }
    }

    private void back() {
        if (awayUntil.get() != NOT_AWAY && awayUntil.getAndSet(NOT_AWAY) != NOT_AWAY) {
            log.atInfo().log("Redis is back: requests are limited together again");
        }
    }
}
