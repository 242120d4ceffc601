package tarot.bot.update;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tarot.bot.conversation.Input;
import tarot.bot.person.Contact;
import tarot.bot.update.Incoming.AboutToPay;
import tarot.bot.update.Incoming.Irrelevant;
import tarot.bot.update.Incoming.Paid;
import tarot.bot.update.Incoming.Personal;
import tarot.bot.update.Incoming.UnreadablePayment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads updates. */
final class UpdateReader {

    // of its own: Telegram's format must not change with a service's settings
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final ObjectReader UPDATES = JSON.readerFor(RawUpdate.class);

    private UpdateReader() {}

    /** Empty for what is no update at all. */
    static Optional<Incoming> read(byte[] body) {
        try {
            RawUpdate update = UPDATES.readValue(body);
            return update == null || update.id() == null
                    ? Optional.empty()
                    : Optional.of(incoming(update.id(), update));
        } catch (JacksonException _) {
            return strange(body);
        }
    }

    /** One of several that were fetched together. */
    static Optional<Incoming> read(JsonNode update) {
        return read(JSON.writeValueAsBytes(update));
    }

    private static Incoming incoming(long id, RawUpdate update) {
        if (update.preCheckout() != null) {
            return aboutToPay(id, update.preCheckout());
        }
        if (update.callback() != null) {
            return pressed(id, update.callback());
        }
        if (update.message() != null) {
            return written(id, update.message());
        }
        return new Irrelevant(id, "of a kind that is not used", null);
    }

    private static Incoming aboutToPay(long id, JsonNode query) {
        return MoneyReader.query(query)
                .<Incoming>map(asked -> new AboutToPay(id, asked))
                .orElseGet(() -> new Irrelevant(id, "a question before a payment that cannot be answered", null));
    }

    private static Incoming written(long id, RawUpdate.Message message) {
        if (message.payment() != null) {
            return paid(id, message.from(), message.payment());
        }
        if (message.refund() != null) {
            return new Irrelevant(id, "a refund, which is told by payment-service", null);
        }
        if (message.notice() != null) {
            return new Irrelevant(id, "a notice by Telegram", null);
        }
        var input = message.text() == null ? new Input.NotText() : new Input.Text(message.text());
        return personal(id, message.from(), message.chat(), input, null);
    }

    /** Whichever chat they paid in: the money is theirs, and so is what it buys. */
    private static Incoming paid(long id, RawUpdate.@Nullable User from, JsonNode payment) {
        if (from == null || from.id() <= 0) {
            return new UnreadablePayment(id);
        }
        return MoneyReader.payment(Contact.of(from.id(), from.name(), from.language()), payment)
                .<Incoming>map(paid -> new Paid(id, paid))
                .orElseGet(() -> new UnreadablePayment(id));
    }

    private static Incoming pressed(long id, RawUpdate.CallbackQuery callback) {
        var chat = callback.message() == null ? null : callback.message().chat();
        var data = callback.data() == null ? "" : callback.data();
        return personal(id, callback.from(), chat, new Input.Press(data), callback.id());
    }

    private static Incoming personal(
            long id,
            RawUpdate.@Nullable User from,
            RawUpdate.@Nullable Chat chat,
            Input input,
            @Nullable String callback) {
        if (from == null || from.id() <= 0) {
            return new Irrelevant(id, "no sender", callback);
        }
        if (from.bot()) {
            return new Irrelevant(id, "from a bot", callback);
        }
        if (chat == null || !"private".equals(chat.type()) || chat.id() != from.id()) {
            return new Irrelevant(id, "not in a private chat", callback);
        }
        return new Personal(id, Contact.of(from.id(), from.name(), from.language()), input, callback);
    }

    /** JSON that has an update's number but not its shape will never do, and must not come again and again. */
    private static Optional<Incoming> strange(byte[] body) {
        try {
            var update = JSON.readTree(body);
            var id = update.path("update_id");
            return id.isIntegralNumber() && id.canConvertToLong()
                    ? Optional.of(strange(id.longValue(), update))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Incoming strange(long id, JsonNode update) {
        if (update.has("pre_checkout_query")) {
            return aboutToPay(id, update.path("pre_checkout_query"));
        }
        return update.path("message").has("successful_payment")
                ? new UnreadablePayment(id)
                : new Irrelevant(id, "not in the shape of an update", null);
    }
}
