package tarot.simulators.telegram;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** One person's chat with the bot. */
final class Chat {

    private final Profile profile;
    private final int kept;
    private final ArrayDeque<ChatMessage> messages = new ArrayDeque<>();
    private volatile boolean blocked;

    Chat(Profile profile, int kept) {
        this.profile = profile;
        this.kept = kept;
    }

    /** The same chat of a person who has changed name or language. */
    synchronized Chat renamed(Profile changed) {
        var chat = new Chat(changed, kept);
        chat.messages.addAll(messages);
        chat.blocked = blocked;
        return chat;
    }

    Profile profile() {
        return profile;
    }

    long id() {
        return profile.id();
    }

    boolean isBlocked() {
        return blocked;
    }

    void block(boolean value) {
        blocked = value;
    }

    synchronized void add(ChatMessage message) {
        if (messages.size() == kept) {
            messages.removeFirst();
        }
        messages.addLast(message);
    }

    synchronized Optional<ChatMessage> find(int id) {
        return messages.stream().filter(message -> message.id() == id).findFirst();
    }

    synchronized void replace(ChatMessage edited) {
        var changed = messages.stream()
                .map(message -> message.id() == edited.id() ? edited : message)
                .toList();
        messages.clear();
        messages.addAll(changed);
    }

    synchronized boolean remove(int id) {
        return messages.removeIf(message -> message.id() == id);
    }

    synchronized List<ChatMessage> messages() {
        return List.copyOf(messages);
    }

    synchronized void clear() {
        messages.clear();
    }
}
