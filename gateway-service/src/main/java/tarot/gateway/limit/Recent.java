package tarot.gateway.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers something for each of the clients seen last, and forgets the others: its size does not depend on who calls. */
final class Recent<V> {

    private static final int CLIENTS = 10_000;

    private final Map<String, V> byClient = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > CLIENTS;
        }
    };

    synchronized V of(String client, Function<String, V> create) {
        return byClient.computeIfAbsent(client, create);
    }

    synchronized int size() {
        return byClient.size();
    }
}
