package tarot.simulators.telegram;

import java.time.Instant;
import java.util.List;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Bot API's JSON for what the simulator holds as records. */
final class Wire {

    private final long botId;

    Wire(long botId) {
        this.botId = botId;
    }

    ObjectNode bot() {
        return Json.object()
                .put("id", botId)
                .put("is_bot", true)
                .put("first_name", "Tarot")
                .put("username", "tarot_simulated_bot");
    }

    static ObjectNode user(Profile person) {
        var user = named(person).put("is_bot", false);
        if (!person.language().isEmpty()) {
            user.put("language_code", person.language());
        }
        return user;
    }

    static ObjectNode chat(Profile person) {
        return named(person).put("type", "private");
    }

    ObjectNode message(Profile person, ChatMessage message) {
        var node = Json.object().put("message_id", message.id());
        node.set("from", message.fromBot() ? bot() : user(person));
        node.set("chat", chat(person));
        node.put("date", message.at().getEpochSecond());
        if (message.version() > 0) {
            node.put("edit_date", message.at().getEpochSecond());
        }
        var photo = message.photo();
        if (photo != null) {
            node.set("photo", sizes(photo));
        }
        var invoice = message.invoice();
        if (invoice != null) {
            node.set("invoice", invoice(invoice));
            node.putObject("reply_markup")
                    .set("inline_keyboard", Keyboard.writeInvoice(invoice.label(), message.keyboard()));
            return node;
        }
        if (!message.text().isEmpty()) {
            node.put(photo == null ? "text" : "caption", message.text());
            if (!message.entities().isEmpty()) {
                node.set(photo == null ? "entities" : "caption_entities", entities(message.entities()));
            }
        }
        if (!message.keyboard().isEmpty()) {
            node.set("reply_markup", Keyboard.write(message.keyboard()));
        }
        return node;
    }

    /** The service message of a payment or of a refund. */
    static ObjectNode receipt(Profile person, Receipt receipt, Instant at) {
        var payment = receipt.payment();
        var node = Json.object().put("message_id", payment.receipt());
        node.set("from", user(person));
        node.set("chat", chat(person));
        node.put("date", at.getEpochSecond());
        node.putObject(receipt.refund() ? "refunded_payment" : "successful_payment")
                .put("currency", Invoice.STARS)
                .put("total_amount", payment.amount())
                .put("invoice_payload", payment.payload())
                .put("telegram_payment_charge_id", payment.charge())
                .put("provider_payment_charge_id", payment.providerCharge());
        return node;
    }

    private static ObjectNode invoice(Invoice invoice) {
        return Json.object()
                .put("title", invoice.title())
                .put("description", invoice.description())
                .put("start_parameter", invoice.startParameter())
                .put("currency", invoice.currency())
                .put("total_amount", invoice.amount());
    }

    static ArrayNode entities(List<Entity> entities) {
        var array = Json.array();
        for (var entity : entities) {
            var node = array.addObject()
                    .put("type", entity.type())
                    .put("offset", entity.offset())
                    .put("length", entity.length());
            if (!entity.detail().isEmpty()) {
                node.put(entity.type().equals("text_link") ? "url" : "language", entity.detail());
            }
        }
        return array;
    }

    /** The same picture in two sizes, the smaller first, as Telegram lists them; the file is the same here. */
    private static ArrayNode sizes(Photo photo) {
        int edge = Math.max(photo.width(), photo.height());
        var sizes = Json.array();
        if (edge > Photos.THUMBNAIL_EDGE) {
            sizes.add(size(
                    photo,
                    "s",
                    photo.width() * Photos.THUMBNAIL_EDGE / edge,
                    photo.height() * Photos.THUMBNAIL_EDGE / edge));
        }
        return sizes.add(size(photo, "", photo.width(), photo.height()));
    }

    private static ObjectNode size(Photo photo, String suffix, int width, int height) {
        return Json.object()
                .put("file_id", photo.fileId() + suffix)
                .put("file_unique_id", "u" + photo.fileId() + suffix)
                .put("file_size", photo.bytes())
                .put("width", Math.max(1, width))
                .put("height", Math.max(1, height));
    }

    private static ObjectNode named(Profile person) {
        var node = Json.object().put("id", person.id()).put("first_name", person.name());
        if (!person.username().isEmpty()) {
            node.put("username", person.username());
        }
        return node;
    }
}
