package tarot.bot.admission;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets updates in: through Redis, or through this process's own memory, just as strictly, while Redis is away. */
public final class Admissions {

    private static final Logger log = LoggerFactory.getLogger(Admissions.class);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final RedisAdmissions redis;
    private final LocalAdmissions local;
    private final Breaker breaker;
    private final Duration patience;

    /** @param patience how long to wait for another one who is dealing with the same update */
    Admissions(RedisAdmissions redis, LocalAdmissions local, Breaker breaker, Duration patience) {
        this.redis = redis;
        this.local = local;
        this.breaker = breaker;
        this.patience = patience;
    }

    /**
     * Receives an update. When the same one is being dealt with elsewhere, waits for what comes of it, and says
     * {@link Admission.Busy} only where that takes too long.
     */
    public Admission enter(Visit visit) {
        for (var waited = Duration.ZERO; ; waited = waited.plus(GLANCE)) {
            var admission = enterOnce(visit);
            if (!(admission instanceof Admission.Busy) || waited.compareTo(patience) >= 0) {
                return admission;
            }
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return admission;
            }
        }
    }

    /** What the update asked for is safe in Kafka, and nothing changed in the chat. */
    public void done(Visit visit) {
        if (!breaker.attempt(() -> redis.done(visit))) {
            local.done(visit);
        }
    }

    /** What the update asked for is safe in Kafka, and the chat is from now on as given. */
    public void done(Visit visit, ChatState after) {
        if (!breaker.attempt(() -> redis.done(visit, after))) {
            local.done(visit, after);
        }
    }

    /** Nothing came of the update; when it is delivered again, it is received as it was now. */
    public void postpone(Visit visit, Admission received) {
        if (!breaker.attempt(() -> redis.postpone(visit, received))) {
            local.postpone(visit, received);
        }
    }

    /** Remembers whom no message reaches, until they write. */
    public void unreachable(Collection<UUID> people) {
        if (!breaker.attempt(() -> redis.unreachable(people))) {
            log.atInfo().addKeyValue("people", people.size()).log("unreachable people not remembered in Redis");
        }
    }

    private Admission enterOnce(Visit visit) {
        if (local.wasDone(visit)) {
            return new Admission.Repeated();
        }
        var received = breaker.ask(() -> redis.receive(visit));
        if (received == null) {
            return local.enter(visit);
        }
        if (received.admission() instanceof Admission.Admitted
                && local.release(visit.person()) instanceof LocalAdmissions.Begun(var chat, var update)
                && update >= received.before()) {
            // what was begun here while Redis was away goes on, unless another replica took something later
            breaker.attempt(() -> redis.remember(visit.person(), chat));
            return new Admission.Admitted(chat);
        }
        return received.admission();
    }
}
