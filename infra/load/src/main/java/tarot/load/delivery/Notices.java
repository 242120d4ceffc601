package tarot.load.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts that every newcomer gets word for word, like a gift's announcement: they are no part of a reading. The driver
 * cannot know the system's words, so it learns them from the people of the warm-up.
 */
public record Notices(Set<Integer> digests) {

    public static final Notices NONE = new Notices(Set.of());

    public Notices {
        digests = Set.copyOf(digests);
    }

    /** What more than half of so many people got. */
    public static Notices in(List<Delivery> deliveries, int people) {
        var chats = new HashMap<Integer, Set<Long>>();
        for (var delivery : deliveries) {
            if (delivery.kind() == Delivery.Kind.TEXT) {
                chats.computeIfAbsent(delivery.digest(), _ -> new HashSet<>()).add(delivery.chat());
            }
        }
        return new Notices(chats.entrySet().stream()
                .filter(entry -> entry.getValue().size() * 2 > people)
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    boolean include(Delivery delivery) {
        return delivery.kind() == Delivery.Kind.TEXT && digests.contains(delivery.digest());
    }
}
