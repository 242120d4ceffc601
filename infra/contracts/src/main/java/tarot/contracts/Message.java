package tarot.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** Anything that travels over Kafka. The contract, not the producer, decides topic, key and id. A field without a value is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Message {

    /** Whom it is about: subject of the envelope and key of the record, so all about one person stays in order. */
    UserId user();

    /** Where this message belongs. */
    Topic topic();

    /** What makes it unique among the messages of its type: saying the same again gives the same id. */
    UUID cause();

    /** The envelope's id: the same for every redelivery of the same fact or wish. */
    default UUID id() {
        return MessageTypes.idOf(getClass(), cause());
    }
}
