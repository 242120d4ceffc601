package tarot.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One thing that a person did in the chat, derived from the update that told of it: a redelivered update has the same id. */
public record RequestId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
