package tarot.bot.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in this process, within the few megabytes that there are: of too many updates the oldest are forgotten, of
 * too many people those who write least. An update that was forgotten is taken again under the same ids, which is harmless.
 */
final class LocalAdmissions implements AdmissionStore {

    private static final int UPDATES_MAX = 20_000;
    private static final int PEOPLE_MAX = 5_000;

    /** @param update the one that the chat is so since */
    record Begun(ChatState chat, long update) {}

    /** @param reservedUntil 0 when nobody is dealing with it */
    private record Known(Admission received, long reservedUntil, boolean done) {}

    /** When the last requests came, oldest first, and until when nobody needs to be told that they are too many. */
    private static final class Requests {
        final ArrayDeque<Long> times = new ArrayDeque<>();
        long toldUntil;
    }

    private final LimitProperties limit;
    private final Clock clock;
    private final Map<Visit, Known> updates = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Visit, Known> eldest) {
            return size() > UPDATES_MAX;
        }
    });
    private final Cache<UUID, Requests> requests;
    private final Cache<UUID, Begun> chats = Caffeine.newBuilder()
            .maximumSize(PEOPLE_MAX)
            .expireAfterWrite(RedisAdmissions.CHATS_KEPT)
            .build();

    LocalAdmissions(LimitProperties limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.requests = Caffeine.newBuilder()
                .maximumSize(PEOPLE_MAX)
                .expireAfterAccess(limit.window())
                .build();
    }

    @Override
    public Admission enter(Visit visit) {
        var now = clock.millis();
        var answer = new Admission[1];
        updates.compute(visit, (_, known) -> {
            if (known != null && known.done()) {
                answer[0] = new Admission.Repeated();
                return known;
            }
            if (known != null && known.reservedUntil() > now) {
                answer[0] = new Admission.Busy();
                return known;
            }
            var received = known == null ? count(visit.person(), now) : known.received();
            answer[0] = received;
            return received instanceof Admission.Silenced
                    ? new Known(received, 0, true)
                    : new Known(received, now + RedisAdmissions.RESERVED.toMillis(), false);
        });
        return answer[0] instanceof Admission.Admitted ? new Admission.Admitted(chat(visit.person())) : answer[0];
    }

    @Override
    public void done(Visit visit) {
        updates.put(visit, new Known(new Admission.Repeated(), 0, true));
    }

    @Override
    public void done(Visit visit, ChatState after) {
        chats.put(visit.person(), new Begun(after, visit.update()));
        done(visit);
    }

    @Override
    public void postpone(Visit visit, Admission received) {
        updates.put(visit, new Known(received, 0, false));
    }

    boolean wasDone(Visit visit) {
        var known = updates.get(visit);
        return known != null && known.done();
    }

    /** What was begun here, once: from now on it is somebody else's to remember. */
    @Nullable
    Begun release(UUID person) {
        return chats.asMap().remove(person);
    }

    private ChatState chat(UUID person) {
        var begun = chats.getIfPresent(person);
        return begun == null ? ChatState.BLANK : begun.chat();
    }

    private Admission count(UUID person, long now) {
        var answer = new Admission[1];
        requests.asMap().compute(person, (_, known) -> {
            var recent = known == null ? new Requests() : known;
            answer[0] = count(recent, now);
            return recent;
        });
        return answer[0];
    }

    private Admission count(Requests recent, long now) {
        var window = limit.window().toMillis();
        while (!recent.times.isEmpty() && now - recent.times.getFirst() >= window) {
            recent.times.removeFirst();
        }
        if (recent.times.size() < limit.maxRequests()) {
            recent.times.addLast(now);
            return new Admission.Admitted(ChatState.BLANK);
        }
        if (now < recent.toldUntil) {
            return new Admission.Silenced();
        }
        recent.toldUntil = recent.times.getFirst() + window;
        return new Admission.Throttled(Duration.ofMillis(recent.times.getFirst() + window - now));
    }
}
