package tarot.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What only the services may read: personal data and free text, as base64 of an AEAD ciphertext under the transport
 * keyset, with the id and the user of its message as associated data: a UUID each in lower case, a space between. In
 * another message, or about another person, nobody can open it. The plaintext is the JSON of the record that the field's
 * {@link SealedContent} names.
 */
public record Sealed(@JsonValue String ciphertext) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {}
}
