package tarot.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.UUID;
import tarot.contracts.Sealed;
import tools.jackson.databind.json.JsonMapper;

/** Seals what travels over Kafka for the services' eyes only, bound to the message it travels in. */
public final class TransportSealing {

    private final Keyset keyset;
    private final JsonMapper json;

    TransportSealing(Keyset keyset, JsonMapper json) {
        this.keyset = keyset;
        this.json = json;
    }

    /** Seals a record for the message of this id: in any other message it cannot be opened. */
    public Sealed seal(Record content, UUID message) {
        var sealed = keyset.seal(json.writeValueAsBytes(content), context(message));
        return new Sealed(Base64.getEncoder().encodeToString(sealed));
    }

    /** Throws {@link tarot.errors.ServiceException} of kind VALIDATION where it was sealed for another message or key. */
    public <T extends Record> T open(Sealed sealed, UUID message, Class<T> type) {
        var plain = keyset.open(Base64.getDecoder().decode(sealed.ciphertext()), context(message));
        return json.readValue(plain, type);
    }

    private static byte[] context(UUID message) {
        return message.toString().getBytes(US_ASCII);
    }
}
