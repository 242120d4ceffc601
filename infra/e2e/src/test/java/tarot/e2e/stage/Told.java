package tarot.e2e.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message in a chat, as the person sees it.
 *
 * @param order grows over all chats
 * @param text without markup; title and description of an invoice
 * @param invoice of an invoice, what became of it; null of other messages
 */
public record Told(
        long order,
        int id,
        boolean fromBot,
        boolean photo,
        String text,
        List<Button> buttons,
        @Nullable Invoice invoice,
        Instant at) {

    /** Under a message; {@code data} goes to the bot, {@code url} opens a page. */
    public record Button(String label, String data, String url) {}

    /**
     * A card that asks for Stars.
     *
     * @param paid how often it was paid
     * @param refunded how often that went back
     * @param refusal why the last attempt came to nothing, empty where it did not
     */
    public record Invoice(String label, long amount, int paid, int refunded, String refusal) {

        static @Nullable Invoice of(JsonNode invoice) {
            return invoice.isMissingNode()
                    ? null
                    : new Invoice(
                            invoice.path("label").asString(""),
                            invoice.path("amount").asLong(),
                            invoice.path("paid").asInt(),
                            invoice.path("refunded").asInt(),
                            invoice.path("refusal").asString(""));
        }
    }

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
                text(message),
                buttons,
                Invoice.of(message.path("invoice")),
                Instant.ofEpochMilli(message.path("at").asLong()));
    }

    private static String text(JsonNode message) {
        var invoice = message.path("invoice");
        return invoice.isMissingNode()
                ? message.path("text").asString("")
                : invoice.path("title").asString("") + "\n"
                        + invoice.path("description").asString("");
    }

    Optional<Button> button(String labelPart) {
        return buttons.stream()
                .filter(button -> button.label().contains(labelPart))
                .findFirst();
    }
}
