package tarot.notification.delivery;

import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.Sealed;
import tarot.messaging.Envelopes;
import tarot.notification.words.Content;
import tarot.sealing.TransportSealing;

/**
 * Events as the delivery table keeps them until they are told: as they came. What they carry sealed stays so: it is
 * bound to the message's id and person, which are the row's, and sealing it anew would not hide what lies in Kafka under
 * the same key.
 */
@Component
class AtRest {

    private final TransportSealing transport;

    AtRest(TransportSealing transport) {
        this.transport = transport;
    }

    Message read(Delivery delivery) {
        return Envelopes.read(delivery.original().envelope());
    }

    /** Opens what {@link #read} gave sealed, and knows the bot by that name. */
    Content content(Delivery delivery, String botName) {
        return new Content() {
            @Override
            public <T extends Record> T open(Sealed sealed, Class<T> type) {
                return transport.open(sealed, delivery.told(), delivery.user(), type);
            }

            @Override
            public String botName() {
                return botName;
            }
        };
    }
}
