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
 * @param placeholder what the empty input box should say, empty for the usual
 * @param version 0 at first, one more with every edit
 */
public record ChatMessage(
        long order,
        int id,
        long chat,
        boolean fromBot,
        FormattedText content,
        @Nullable Photo photo,
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
        return photo != null;
    }

    public Stream<Button> buttons() {
        return keyboard.stream().flatMap(List::stream);
    }

    public Optional<Button> button(String label) {
        return buttons().filter(button -> button.label().equals(label)).findFirst();
    }

    ChatMessage edited(FormattedText newContent, List<List<Button>> newKeyboard) {
        return new ChatMessage(order, id, chat, fromBot, newContent, photo, newKeyboard, placeholder, at, version + 1);
    }
}
