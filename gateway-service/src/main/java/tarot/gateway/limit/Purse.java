package tarot.gateway.limit;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one client may still send before the buckets are asked again.
 *
 * <p>A busy client's requests are fetched in blocks, a sixteenth of a second's worth at a time, so that Redis is asked a
 * few dozen times a second whatever the load; a client with a small limit or few requests is counted one by one, exactly.
 * One question is open at a time; who comes meanwhile waits for it and is counted into the next.
 */
final class Purse {

    private static final int BLOCKS_PER_SECOND = 16;
    private static final int BLOCKS_PER_BURST = 50;
    private static final long SECOND = 1000;
    private static final Mono<Long> ADMITTED = Mono.just(0L);

    private final int largestBlock;
    private final int burst;
    private int requests;
    private long goodUntil;
    private long refusedUntil;
    private int seen;
    private int seenBefore;
    private long secondEnds;
    private int waiting;
    private @Nullable Mono<Grant> question;

    Purse(int burst) {
        this.burst = burst;
        this.largestBlock = Math.max(1, burst / BLOCKS_PER_BURST);
    }

    /** Zero when the request may pass, else the milliseconds that its sender has to wait. */
    Mono<Long> spend(long now, IntFunction<Mono<Grant>> buckets) {
        count(now);
        return pay(now, buckets);
    }

    private Mono<Long> pay(long now, IntFunction<Mono<Grant>> buckets) {
        Mono<Grant> answer;
        synchronized (this) {
            if (requests > 0 && now < goodUntil) {
                requests--;
                return ADMITTED;
            }
            if (now < refusedUntil) {
                return Mono.just(refusedUntil - now);
            }
            answer = question;
            if (answer == null) {
                var wanted = Math.clamp(waiting, block(), burst);
                waiting = 0;
                answer = buckets.apply(wanted)
                        .doOnNext(grant -> receive(grant, now))
                        .doOnError(failure -> forget())
                        .cache();
                question = answer;
            } else {
                waiting++;
            }
        }
        return answer.flatMap(grant -> grant.requests() == 0 ? Mono.just(grant.waitMillis()) : pay(now, buckets));
    }

    private synchronized void count(long now) {
        if (now >= secondEnds) {
            seenBefore = now < secondEnds + SECOND ? seen : 0;
            seen = 0;
            secondEnds = now + SECOND;
        }
        seen++;
    }

    private int block() {
        return Math.clamp(Math.max(seen, seenBefore) / BLOCKS_PER_SECOND, 1, largestBlock);
    }

    private synchronized void receive(Grant grant, long now) {
        question = null;
        requests = (now < goodUntil ? requests : 0) + grant.requests();
        goodUntil = now + SECOND;
        refusedUntil = grant.requests() == 0 ? now + grant.waitMillis() : 0;
    }

    private synchronized void forget() {
        question = null;
    }
}
