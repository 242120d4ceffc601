package tarot.simulators.telegram;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tarot.simulators.http.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The methods that put messages into chats, and change and take them away again. */
final class MessageMethods {

    private static final int TEXT_MAX = 4096;
    private static final int CAPTION_MAX = 1024;

    private final Chats chats;
    private final Photos photos;
    private final Deliveries deliveries;
    private final Wire wire;

    MessageMethods(Chats chats, Photos photos, Deliveries deliveries, Wire wire) {
        this.chats = chats;
        this.photos = photos;
        this.deliveries = deliveries;
        this.wire = wire;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "sendMessage", this::sendMessage,
                "sendPhoto", this::sendPhoto,
                "editMessageText", this::editText,
                "editMessageCaption", this::editCaption,
                "editMessageReplyMarkup", this::editKeyboard,
                "deleteMessage", this::delete);
    }

    private JsonNode sendMessage(Parameters call) {
        var chat = chats.reachable(chatId(call));
        return post(Deliveries.Kind.TEXT, chat, call, text(call), null);
    }

    private JsonNode sendPhoto(Parameters call) {
        var chat = chats.reachable(chatId(call));
        var caption = caption(call);
        return post(Deliveries.Kind.PHOTO, chat, call, caption, photo(call));
    }

    private JsonNode editText(Parameters call) {
        var before = message(call);
        if (before.isPhoto()) {
            throw Refusal.badRequest("there is no text in the message to edit");
        }
        return edit(before, before.edited(text(call), keyboard(call)));
    }

    private JsonNode editCaption(Parameters call) {
        var before = message(call);
        return edit(before, before.edited(caption(call), keyboard(call)));
    }

    private JsonNode editKeyboard(Parameters call) {
        var before = message(call);
        return edit(before, before.edited(before.content(), keyboard(call)));
    }

    private JsonNode delete(Parameters call) {
        var chat = chats.reachable(chatId(call));
        int id = (int) call.number("message_id").orElse(0);
        if (!chat.remove(id)) {
            throw Refusal.badRequest("message to delete not found");
        }
        chats.tell(new ChatEvent.Deleted(chat.id(), id));
        return BooleanNode.TRUE;
    }

    private JsonNode post(
            Deliveries.Kind kind, Chat chat, Parameters call, FormattedText content, @Nullable Photo photo) {
        var placeholder =
                call.json("reply_markup").path("input_field_placeholder").asString("");
        var message = chats.post(chat, new Draft(true, content, photo, keyboard(call), placeholder));
        deliveries.record(kind, message);
        return wire.message(chat.profile(), message);
    }

    private JsonNode edit(ChatMessage before, ChatMessage after) {
        boolean same =
                before.content().equals(after.content()) && before.keyboard().equals(after.keyboard());
        if (same) {
            throw Refusal.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        var chat = chats.reachable(after.chat());
        chat.replace(after);
        deliveries.record(Deliveries.Kind.EDIT, after);
        chats.tell(new ChatEvent.Edited(after));
        return wire.message(chat.profile(), after);
    }

    private ChatMessage message(Parameters call) {
        return chats.reachable(chatId(call))
                .find((int) call.number("message_id").orElse(0))
                .filter(ChatMessage::fromBot)
                .orElseThrow(() -> Refusal.badRequest("message to edit not found"));
    }

    private Photo photo(Parameters call) {
        var attached = call.text("photo").startsWith("attach://")
                ? call.text("photo").substring("attach://".length())
                : "photo";
        var upload = call.upload(attached);
        if (upload.isPresent()) {
            return photos.upload(upload.get().bytes());
        }
        if (call.text("photo").isEmpty()) {
            throw Refusal.badRequest("there is no photo in the request");
        }
        return photos.find(call.text("photo"))
                .orElseThrow(() -> Refusal.badRequest("wrong file identifier/HTTP URL specified"));
    }

    private static FormattedText text(Parameters call) {
        if (call.text("text").isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        var content = FormattedText.of(call, "text", "entities");
        if (content.text().isEmpty()) {
            throw Refusal.badRequest("text must be non-empty");
        }
        if (content.text().length() > TEXT_MAX) {
            throw Refusal.badRequest("message is too long");
        }
        return content;
    }

    private static FormattedText caption(Parameters call) {
        var content = FormattedText.of(call, "caption", "caption_entities");
        if (content.text().length() > CAPTION_MAX) {
            throw Refusal.badRequest("message caption is too long");
        }
        return content;
    }

    private static List<List<Button>> keyboard(Parameters call) {
        return Keyboard.read(call.json("reply_markup"));
    }

    static long chatId(Parameters call) {
        if (!call.has("chat_id")) {
            throw Refusal.badRequest("chat_id is empty");
        }
        return call.number("chat_id").orElse(0);
    }
}
