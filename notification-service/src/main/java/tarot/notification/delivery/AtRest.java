package tarot.notification.delivery;

import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.notification.words.Content;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tools.jackson.databind.json.JsonMapper;

/** Events as the delivery table keeps them: what they carry sealed is sealed anew, for their row alone. */
@Component
class AtRest {

    private final TransportSealing transport;
    private final StorageSealing storage;
    private final JsonMapper json;

    AtRest(TransportSealing transport, StorageSealing storage, JsonMapper json) {
        this.transport = transport;
        this.storage = storage;
        this.json = json;
    }

    String write(Message event) {
        return json.writeValueAsString(
                switch (event) {
                    case ReadingCompleted completed ->
                        new ReadingCompleted(
                                completed.reading(),
                                completed.user(),
                                completed.spread(),
                                completed.charged(),
                                completed.interpreter(),
                                reseal(completed, completed.sealed(), Interpretation.class));
                    case CheckoutStarted started ->
                        new CheckoutStarted(
                                started.order(),
                                started.user(),
                                started.credits(),
                                started.amount(),
                                started.currency(),
                                reseal(started, started.sealed(), CheckoutPage.class));
                    default -> event; // carries nothing sealed
                });
    }

    Message read(Delivery delivery) {
        var type = MessageTypes.named(delivery.type())
                .orElseThrow(() -> new IllegalStateException("no type " + delivery.type()));
        return json.readValue(delivery.event(), type);
    }

    /** Opens what {@link #read} gave sealed. */
    Content content(Delivery delivery) {
        return new Content() {
            @Override
            public <T extends Record> T open(Sealed sealed, Class<T> type) {
                var plain = storage.open(Base64.getDecoder().decode(sealed.ciphertext()), place(delivery.told()));
                return json.readValue(plain, type);
            }
        };
    }

    private <T extends Record> Sealed reseal(Message event, Sealed sealed, Class<T> type) {
        var plain = json.writeValueAsBytes(transport.open(sealed, event.id(), type));
        return new Sealed(Base64.getEncoder().encodeToString(storage.seal(plain, place(event.id()))));
    }

    private static String place(UUID told) {
        return "delivery " + told;
    }
}
