package tarot.simulators.telegram;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inline keyboards, refused where Telegram would refuse them. */
final class Keyboard {

    private static final int DATA_BYTES_MAX = 64;
    private static final Pattern URL = Pattern.compile("(?:https?|tg)://\\S+|t\\.me/\\S+");
    private static final List<String> OTHER_ACTIONS = List.of(
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "copy_text",
            "callback_game",
            "pay");

    private Keyboard() {}

    /** @throws Refusal if Telegram would not show such a keyboard */
    static List<List<Button>> read(JsonNode markup) {
        return markup.path("inline_keyboard")
                .valueStream()
                .map(row -> row.valueStream().map(Keyboard::button).toList())
                .filter(row -> !row.isEmpty())
                .toList();
    }

    /**
     * The keyboard of an invoice: its first button pays. Where none is given, there is one all the same.
     *
     * @throws Refusal if Telegram would not show such a keyboard
     */
    static OfInvoice ofInvoice(JsonNode markup, String usual) {
        var rows = markup.path("inline_keyboard");
        if (rows.isEmpty()) {
            return new OfInvoice(usual, List.of());
        }
        if (!rows.path(0).path(0).path("pay").asBoolean(false)) {
            throw Refusal.badRequest("REPLY_MARKUP_BUY_EMPTY");
        }
        var pay = rows.path(0).path(0).path("text").asString("").replace("XTR", "⭐️");
        var rest = read(markup).stream()
                .map(row -> row.stream().filter(button -> !button.isEmpty()).toList())
                .filter(row -> !row.isEmpty())
                .toList();
        return new OfInvoice(pay, rest);
    }

    /** @param pay the label of the button that pays */
    static ArrayNode writeInvoice(String pay, List<List<Button>> rest) {
        var rows = Json.array();
        rows.addArray().addObject().put("text", pay).put("pay", true);
        rest.forEach(row -> {
            var buttons = rows.addArray();
            row.forEach(button -> buttons.add(write(button)));
        });
        return rows;
    }

    static ObjectNode write(List<List<Button>> keyboard) {
        var markup = Json.object();
        var rows = markup.putArray("inline_keyboard");
        keyboard.forEach(row -> {
            var buttons = rows.addArray();
            row.forEach(button -> buttons.add(write(button)));
        });
        return markup;
    }

    private static ObjectNode write(Button button) {
        var node = Json.object().put("text", button.label());
        if (!button.data().isEmpty()) {
            node.put("callback_data", button.data());
        }
        if (!button.url().isEmpty()) {
            node.put("url", button.url());
        }
        return node;
    }

    private static Button button(JsonNode node) {
        var label = node.path("text").asString("");
        var data = node.path("callback_data").asString("");
        var url = node.path("url").asString("");
        if (label.isBlank()) {
            throw Refusal.badRequest("can't parse inline keyboard button: Field \"text\" must be of type String");
        }
        if (data.isEmpty() && url.isEmpty() && OTHER_ACTIONS.stream().noneMatch(node::has)) {
            throw Refusal.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (data.getBytes(StandardCharsets.UTF_8).length > DATA_BYTES_MAX) {
            throw Refusal.badRequest("BUTTON_DATA_INVALID");
        }
        if (!url.isEmpty() && !URL.matcher(url).matches()) {
            throw Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
        return new Button(label, data, url);
    }

    /** @param rest the buttons beside the one that pays */
    record OfInvoice(String pay, List<List<Button>> rest) {}
}
