package tarot.simulators.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message in a chat, whoever wrote it.
 *
 * @param order grows with every message of all chats
 * @param id the Bot API's message_id
 * @param text plain, with the formatting in {@code entities}; the caption where there is a photo
 * @param attachment null for plain messages
 * @param placeholder what the empty input box should say, empty for the usual
 * @param version 0 at first, one more with every edit
 */
public record ChatMessage(
        long order,
        int id,
        long chat,
        boolean fromBot,
        FormattedText content,
        @Nullable Attachment attachment,
        List<List<Button>> keyboard,
        String placeholder,
        Instant at,
        int version) {

    public String text() {
        return content.text();
    }

    public List<Entity> entities() {
        return content.entities();
    }

    public boolean isPhoto() {
        return attachment instanceof Photo;
    }

    public @Nullable Photo photo() {
        return attachment instanceof Photo photo ? photo : null;
    }

    public @Nullable Invoice invoice() {
        return attachment instanceof Invoice invoice ? invoice : null;
    }

    public @Nullable Receipt receipt() {
        return attachment instanceof Receipt receipt ? receipt : null;
    }

    public Stream<Button> buttons() {
        return keyboard.stream().flatMap(List::stream);
    }

    public Optional<Button> button(String label) {
        return buttons().filter(button -> button.label().equals(label)).findFirst();
    }

    ChatMessage edited(FormattedText newContent, List<List<Button>> newKeyboard) {
        return new ChatMessage(
                order, id, chat, fromBot, newContent, attachment, newKeyboard, placeholder, at, version + 1);
    }

    ChatMessage with(Invoice changed) {
        return new ChatMessage(order, id, chat, fromBot, content, changed, keyboard, placeholder, at, version + 1);
    }
}
