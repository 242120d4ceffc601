package tarot.e2e.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message in a chat, as the person sees it.
 *
 * @param order grows over all chats
 * @param text without markup
 */
public record Told(long order, int id, boolean fromBot, boolean photo, String text, List<Button> buttons, Instant at) {

    /** Under a message; {@code data} goes to the bot, {@code url} opens a page. */
    public record Button(String label, String data, String url) {}

    static Told of(JsonNode message) {
        var buttons = message.path("keyboard")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(button -> new Button(
                        button.path("label").asString(""),
                        button.path("data").asString(""),
                        button.path("url").asString("")))
                .toList();
        return new Told(
                message.path("order").asLong(),
                message.path("id").asInt(),
                message.path("fromBot").asBoolean(),
                message.path("kind").asString("").equals("photo"),
                message.path("text").asString(""),
                buttons,
                Instant.ofEpochMilli(message.path("at").asLong()));
    }

    Optional<Button> button(String labelPart) {
        return buttons.stream()
                .filter(button -> button.label().contains(labelPart))
                .findFirst();
    }
}
