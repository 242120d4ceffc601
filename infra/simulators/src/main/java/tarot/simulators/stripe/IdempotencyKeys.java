package tarot.simulators.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tarot.simulators.control.Journal;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are given again to whoever asks again with the same key. */
final class IdempotencyKeys {

    static final String KIND = "key";
    private static final int KEPT = 10_000;

    private final LinkedHashMap<String, Known> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    };

    private final Journal journal;

    IdempotencyKeys(Journal journal) {
        this.journal = journal;
    }

    synchronized void restore(ObjectNode saved) {
        if (saved.path("answer") instanceof ObjectNode answer) {
            answers.put(
                    saved.path("id").asString(""),
                    new Known(saved.path("request").asString(""), answer));
        }
    }

    /**
     * The first answer for this key, or a new one.
     *
     * @throws StripeRefusal if the key came with other parameters before
     */
    synchronized Answer once(String key, String request, Supplier<ObjectNode> work) {
        if (key.isEmpty()) {
            return new Answer(work.get(), false);
        }
        var known = answers.get(key);
        if (known == null) {
            var answer = work.get();
            answers.put(key, new Known(request, answer));
            var saved = Json.object().put("kind", KIND).put("id", key).put("request", request);
            saved.set("answer", answer);
            journal.write(saved);
            return new Answer(answer, false);
        }
        if (!known.request.equals(request)) {
            throw StripeRefusal.keyReused(key);
        }
        return new Answer(known.answer, true);
    }

    record Answer(ObjectNode body, boolean replayed) {}

    private record Known(String request, ObjectNode answer) {}
}
