package tarot.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person, by the random id that bot-service minted for them: it says nothing about who they are. */
public record UserId(@JsonValue UUID value) {

    /** Stands in where a message is about no person. */
    public static final UserId NOBODY = new UserId(new UUID(0, 0));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
