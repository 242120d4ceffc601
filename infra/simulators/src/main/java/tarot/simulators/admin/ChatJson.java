package tarot.simulators.admin;

import java.util.List;
import tarot.simulators.http.Json;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.Invoice;
import tarot.simulators.telegram.Photo;
import tarot.simulators.telegram.Profile;
import tarot.simulators.telegram.Receipt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chats as the admin API tells of them: like the Bot API, but with all that a chat window needs at hand. */
final class ChatJson {

    private ChatJson() {}

    static ObjectNode person(Profile person) {
        return Json.object()
                .put("id", person.id())
                .put("name", person.name())
                .put("username", person.username())
                .put("language", person.language());
    }

    static ArrayNode messages(List<ChatMessage> messages) {
        var array = Json.array();
        messages.forEach(message -> array.add(message(message)));
        return array;
    }

    static ObjectNode message(ChatMessage message) {
        var node = Json.object()
                .put("order", message.order())
                .put("id", message.id())
                .put("chat", message.chat())
                .put("fromBot", message.fromBot())
                .put("kind", kind(message))
                .put("text", message.text())
                .put("at", message.at().toEpochMilli())
                .put("version", message.version())
                .put("placeholder", message.placeholder());
        var entities = node.putArray("entities");
        message.entities()
                .forEach(entity -> entities.addObject()
                        .put("type", entity.type())
                        .put("offset", entity.offset())
                        .put("length", entity.length())
                        .put("detail", entity.detail()));
        var photo = message.photo();
        if (photo != null) {
            node.putObject("photo")
                    .put("fileId", photo.fileId())
                    .put("url", "/admin/pictures/" + photo.fileId())
                    .put("width", photo.width())
                    .put("height", photo.height());
        }
        var invoice = message.invoice();
        if (invoice != null) {
            node.set("invoice", invoice(invoice));
        }
        var receipt = message.receipt();
        if (receipt != null) {
            node.set("receipt", StarsAdmin.payment(receipt.payment()).put("refund", receipt.refund()));
        }
        node.set("keyboard", keyboard(message));
        return node;
    }

    private static String kind(ChatMessage message) {
        return switch (message.attachment()) {
            case null -> "text";
            case Photo _ -> "photo";
            case Invoice _ -> "invoice";
            case Receipt _ -> "receipt";
        };
    }

    private static ObjectNode invoice(Invoice invoice) {
        return Json.object()
                .put("title", invoice.title())
                .put("description", invoice.description())
                .put("currency", invoice.currency())
                .put("amount", invoice.amount())
                .put("payload", invoice.payload())
                .put("label", invoice.label())
                .put("pending", invoice.pending())
                .put("paid", invoice.paid())
                .put("refunded", invoice.refunded())
                .put("refusal", invoice.refusal());
    }

    private static ArrayNode keyboard(ChatMessage message) {
        var rows = Json.array();
        message.keyboard().forEach(row -> {
            var buttons = rows.addArray();
            row.forEach(button -> buttons.addObject()
                    .put("label", button.label())
                    .put("data", button.data())
                    .put("url", button.url()));
        });
        return rows;
    }
}
