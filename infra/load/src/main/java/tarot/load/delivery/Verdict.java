package tarot.load.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether everybody got the picture and the text of their reading, and every notice, exactly once.
 *
 * @param lost people who miss something
 * @param doubled people who got something more than once
 * @param examples a few of either, told in words
 */
public record Verdict(int people, int pictures, int texts, int notices, int lost, int doubled, List<String> examples) {

    private static final int EXAMPLES_MAX = 5;

    public Verdict {
        examples = List.copyOf(examples);
    }

    /** Judges what arrived for the people from {@code firstChat} on. */
    public static Verdict of(List<Delivery> deliveries, long firstChat, int people, Notices notices) {
        var chats = new HashMap<Long, Chat>();
        for (var delivery : deliveries) {
            chats.computeIfAbsent(delivery.chat(), _ -> new Chat()).add(delivery, notices);
        }
        var count = new int[5];
        var examples = new ArrayList<String>();
        for (int number = 0; number < people; number++) {
            var chat = chats.getOrDefault(firstChat + number, new Chat());
            boolean lost = chat.misses(notices);
            boolean doubled = chat.repeats();
            count[0] += chat.pictures;
            count[1] += chat.texts;
            count[2] += chat.notices();
            count[3] += lost ? 1 : 0;
            count[4] += doubled ? 1 : 0;
            if ((lost || doubled) && examples.size() < EXAMPLES_MAX) {
                examples.add("person %d of %d got %s"
                        .formatted(
                                number + 1, people, chat.told(notices.digests().size())));
            }
        }
        return new Verdict(people, count[0], count[1], count[2], count[3], count[4], examples);
    }

    public boolean isExactlyOnce() {
        return lost == 0 && doubled == 0;
    }

    private static final class Chat {
        private int pictures;
        private int texts;
        private final Map<Integer, Integer> notices = new HashMap<>();

        void add(Delivery delivery, Notices known) {
            switch (delivery.kind()) {
                case PHOTO -> pictures++;
                case TEXT -> {
                    if (known.include(delivery)) {
                        notices.merge(delivery.digest(), 1, Integer::sum);
                    } else {
                        texts++;
                    }
                }
                case OTHER -> {}
            }
        }

        boolean misses(Notices known) {
            return pictures == 0
                    || texts == 0
                    || notices.size() < known.digests().size();
        }

        boolean repeats() {
            return pictures > 1 || texts > 1 || notices.values().stream().anyMatch(times -> times > 1);
        }

        int notices() {
            return notices.values().stream().mapToInt(Integer::intValue).sum();
        }

        String told(int noticesDue) {
            return "%d of 1 picture, %d of 1 text, %d of %d notices".formatted(pictures, texts, notices(), noticesDue);
        }
    }
}
