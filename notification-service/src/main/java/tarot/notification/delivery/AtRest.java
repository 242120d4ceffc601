package tarot.notification.delivery;

import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;
import tarot.notification.words.Content;
import tarot.sealing.TransportSealing;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as the delivery table keeps them until they are told. What they carry sealed stays so: it is bound to the
 * message's id, which is the row's, and sealing it anew would not hide what lies in Kafka under the same key.
 */
@Component
class AtRest {

    private final TransportSealing transport;
    private final JsonMapper json;

    AtRest(TransportSealing transport, JsonMapper json) {
        this.transport = transport;
        this.json = json;
    }

    String write(Message event) {
        return json.writeValueAsString(event);
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
                return transport.open(sealed, delivery.told(), type);
            }
        };
    }
}
