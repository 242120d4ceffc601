package tarot.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.errors.ServiceException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what travels over Kafka for the services' eyes only, bound to the message it travels in and to the person whom
 * that is about.
 */
public final class TransportSealing {

    private final Keyset keyset;
    private final JsonMapper json;

    TransportSealing(Keyset keyset, JsonMapper json) {
        this.keyset = keyset;
        this.json = json;
    }

    /** Seals a record for the message of this id, about this person: in any other message it cannot be opened. */
    public Sealed seal(Record content, UUID message, UserId user) {
        var sealed = keyset.seal(json.writeValueAsBytes(content), context(message, user));
        return new Sealed(Base64.getEncoder().encodeToString(sealed));
    }

    /** Opens what a message brought, as {@link #open(Sealed, UUID, UserId, Class)} does. */
    public <T extends Record> T open(Sealed sealed, Message message, Class<T> type) {
        return open(sealed, message.id(), message.user(), type);
    }

    /** Throws {@link ServiceException} of kind VALIDATION where it was sealed for another message, person or key. */
    public <T extends Record> T open(Sealed sealed, UUID message, UserId user, Class<T> type) {
        var ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
        return json.readValue(open(ciphertext, message, user), type);
    }

    private byte[] open(byte[] ciphertext, UUID message, UserId user) {
        try {
            return keyset.open(ciphertext, context(message, user));
        } catch (ServiceException _) { // topics may still hold what was sealed before persons were bound
            return keyset.open(ciphertext, contextWithoutUser(message));
        }
    }

    /** Never what {@link #contextWithoutUser} gives, for any two messages: it is longer. */
    private static byte[] context(UUID message, UserId user) {
        return (message + " " + user).getBytes(US_ASCII);
    }

    private static byte[] contextWithoutUser(UUID message) {
        return message.toString().getBytes(US_ASCII);
    }
}
