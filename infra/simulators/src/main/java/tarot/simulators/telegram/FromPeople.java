package tarot.simulators.telegram;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do, turned into updates for the bot. */
final class FromPeople {

    private static final int TEXT_MAX = 4096;
    /** The kinds that go through other queues than messages do. */
    private static final Map<String, String> QUEUES =
            Map.of("callback_query", "press", "pre_checkout_query", "payment", "shipping_query", "payment");

    private final Chats chats;
    private final Updates updates;
    private final Presses presses;
    private final Wire wire;
    private final Clock clock;

    FromPeople(Chats chats, Updates updates, Presses presses, Wire wire, Clock clock) {
        this.chats = chats;
        this.updates = updates;
        this.presses = presses;
        this.wire = wire;
        this.clock = clock;
    }

    ChatMessage write(long id, String text) {
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException("a message has 1 to " + TEXT_MAX + " characters");
        }
        var chat = known(id);
        var message = chats.post(chat, Draft.fromPerson(text));
        publish("message", id, wire.message(chat.profile(), message));
        return message;
    }

    void press(ChatMessage message, String data) {
        var person = known(message.chat()).profile();
        var query = Json.object().put("id", presses.press(person.id()));
        query.set("from", Wire.user(person));
        query.set("message", wire.message(person, message));
        publish(
                "callback_query",
                person.id(),
                query.put("chat_instance", Long.toString(person.id())).put("data", data));
    }

    /** Passes an invoice on: whoever gets it sees a card of their own. */
    void forward(ChatMessage message, long to) {
        if (!(message.invoice() instanceof Invoice invoice)) {
            throw new IllegalArgumentException("this message is no invoice: " + message.id());
        }
        chats.post(known(to), new Draft(true, message.content(), invoice.fresh(), message.keyboard(), ""));
    }

    /** Asks the bot whether a payment may begin. */
    void ask(String query, long id, Invoice invoice) {
        var content = Json.object().put("id", query);
        content.set("from", Wire.user(chats.profile(id)));
        publish(
                "pre_checkout_query",
                id,
                content.put("currency", invoice.currency())
                        .put("total_amount", invoice.amount())
                        .put("invoice_payload", invoice.payload()));
    }

    /** Puts the receipt of a payment or of a refund into the chat, and tells its message id; 0 where there is no chat. */
    int receipt(StarPayment payment, boolean refund) {
        var receipt = new Receipt(payment, refund);
        return chats.find(payment.user())
                .map(chat ->
                        chats.post(chat, new Draft(false, FormattedText.plain(receipt.text()), receipt, List.of(), "")))
                .map(ChatMessage::id)
                .orElse(0);
    }

    /** Tells the bot of a payment or of a refund. */
    void tell(StarPayment payment, boolean refund) {
        var who = chats.profile(payment.user());
        publish("message", who.id(), Wire.receipt(who, new Receipt(payment, refund), clock.instant()));
    }

    void block(long id, boolean blocked) {
        var chat = known(id);
        chat.block(blocked);
        chats.tell(new ChatEvent.BlockChanged(id, blocked));
        var change = Json.object().put("date", clock.instant().getEpochSecond());
        change.set("chat", Wire.chat(chat.profile()));
        change.set("from", Wire.user(chat.profile()));
        change.set("old_chat_member", member(blocked ? "member" : "kicked"));
        change.set("new_chat_member", member(blocked ? "kicked" : "member"));
        publish("my_chat_member", id, change);
    }

    /** An update as it is; whoever it is from counts as having written to the bot. */
    void raw(ObjectNode update) {
        var kind = update.propertyNames().stream()
                .filter(name -> !name.equals("update_id"))
                .findFirst()
                .orElse("unknown");
        var from = update.path(kind).path("from");
        if (from.path("id").isIntegralNumber()
                && !chats.isPerson(from.path("id").asLong())) {
            chats.meet(profile(from));
        }
        var chat =
                update.path(kind).path("chat").path("id").asLong(from.path("id").asLong(0));
        updates.publish(kind, queue(kind, chat), update);
    }

    private static Profile profile(JsonNode from) {
        return new Profile(
                from.path("id").asLong(),
                from.path("first_name").asString(""),
                from.path("username").asString(""),
                from.path("language_code").asString(""));
    }

    private Chat known(long id) {
        return chats.find(id).orElseThrow(() -> new IllegalArgumentException("nobody has the id " + id));
    }

    private ObjectNode member(String status) {
        var member = Json.object().put("status", status);
        member.set("user", wire.bot());
        if (status.equals("kicked")) {
            member.put("until_date", 0);
        }
        return member;
    }

    private void publish(String kind, long chat, ObjectNode content) {
        var update = Json.object();
        update.set(kind, content);
        updates.publish(kind, queue(kind, chat), update);
    }

    private static String queue(String kind, long chat) {
        return QUEUES.getOrDefault(kind, "message") + chat;
    }
}
