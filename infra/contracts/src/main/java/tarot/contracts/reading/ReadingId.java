package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A reading, by an id derived from the update that asked for it: every retry of the request carries the same one. */
public record ReadingId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReadingId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
