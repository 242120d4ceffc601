package tarot.simulators.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The presses of buttons that the bot may still answer. */
final class Presses {

    private static final int KEPT = 10_000;

    private final LinkedHashMap<String, Long> chats = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    };

    private final long run;
    private long pressed;

    Presses(long run) {
        this.run = run;
    }

    /** A new query id, never used by an earlier run. */
    synchronized String press(long chat) {
        var id = Long.toString(run) + String.format("%06d", ++pressed);
        chats.put(id, chat);
        return id;
    }

    synchronized Optional<Long> chat(String id) {
        return Optional.ofNullable(chats.get(id));
    }
}
