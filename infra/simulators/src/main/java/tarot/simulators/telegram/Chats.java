package tarot.simulators.telegram;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Everybody whom the bot may write to. Strangers, known from messages to them only, are forgotten after a while. */
final class Chats {

    private final Clock clock;
    private final int messagesPerChat;
    private final Map<Long, Chat> people = new ConcurrentHashMap<>();
    private final Map<Long, Chat> strangers;
    private final List<Consumer<ChatEvent>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong orders = new AtomicLong();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile boolean open;

    Chats(TelegramSettings settings, Clock clock) {
        this.clock = clock;
        this.messagesPerChat = settings.messagesPerChat();
        this.strangers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Chat> eldest) {
                return size() > settings.strangers();
            }
        };
    }

    /** Whether the bot may write to everybody, as though they all had written to it before. */
    void open(boolean value) {
        open = value;
    }

    boolean isOpen() {
        return open;
    }

    Chat meet(Profile profile) {
        return people.compute(profile.id(), (_, known) -> {
            if (known == null) {
                return stranger(profile.id(), false)
                        .map(stranger -> stranger.renamed(profile))
                        .orElseGet(() -> new Chat(profile, messagesPerChat));
            }
            return known.profile().equals(profile) ? known : known.renamed(profile);
        });
    }

    boolean isPerson(long id) {
        return people.containsKey(id);
    }

    List<Profile> people() {
        return people.values().stream().map(Chat::profile).toList();
    }

    /** Who somebody is; a bare number where nobody has introduced them yet. */
    Profile profile(long id) {
        return find(id).map(Chat::profile).orElseGet(() -> new Profile(id, "Person " + id, "", ""));
    }

    Optional<Chat> find(long id) {
        var person = people.get(id);
        return person != null ? Optional.of(person) : stranger(id, open);
    }

    /** @throws Refusal if there is no such chat, or the person does not want to hear from the bot */
    Chat reachable(long id) {
        var chat = find(id).orElseThrow(() -> Refusal.badRequest("chat not found"));
        if (chat.isBlocked()) {
            throw Refusal.forbidden("bot was blocked by the user");
        }
        return chat;
    }

    ChatMessage post(Chat chat, Draft draft) {
        var message = new ChatMessage(
                orders.incrementAndGet(),
                ids.incrementAndGet(),
                chat.id(),
                draft.fromBot(),
                draft.content(),
                draft.attachment(),
                draft.keyboard(),
                draft.placeholder(),
                clock.instant(),
                0);
        chat.add(message);
        tell(new ChatEvent.Posted(message));
        return message;
    }

    void listen(Consumer<ChatEvent> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<ChatEvent> listener) {
        listeners.remove(listener);
    }

    void tell(ChatEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    void clear() {
        people.values().forEach(chat -> {
            chat.clear();
            chat.block(false);
            tell(new ChatEvent.Cleared(chat.id()));
        });
        synchronized (strangers) {
            strangers.clear();
        }
    }

    private Optional<Chat> stranger(long id, boolean create) {
        synchronized (strangers) {
            var known = strangers.get(id);
            if (known == null && create && id > 0) {
                known = new Chat(new Profile(id, "Person " + id, "", ""), messagesPerChat);
                strangers.put(id, known);
            }
            return Optional.ofNullable(known);
        }
    }
}
