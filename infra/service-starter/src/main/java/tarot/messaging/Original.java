package tarot.messaging;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tarot.contracts.Message;

/**
 * A record as it came: for who may have to give it up long after its poll. Topic and key are told by its envelope.
 *
 * @param timestamp in milliseconds, as its producer set it
 */
public record Original(int partition, long offset, long timestamp, byte[] envelope) {

    private static final ThreadLocal<Map<Message, Original>> POLL = ThreadLocal.withInitial(IdentityHashMap::new);

    /** What a message was read from, on its listener's thread; throws for one that this thread's last poll did not bring. */
    public static Original of(Message message) {
        var original = POLL.get().get(message);
        if (original == null) {
            throw new IllegalArgumentException("no message of this poll");
        }
        return original;
    }

    /** When it was said, however late it came: by its envelope, or by its producer where that tells no time. */
    public Instant saidAt() {
        var told = Envelopes.timeOf(envelope);
        return told == null ? Instant.ofEpochMilli(timestamp) : told;
    }

    /** Forgets the poll before. */
    static void beginPoll() {
        POLL.get().clear();
    }

    static void received(Message message, ConsumerRecord<?, ?> record, byte[] envelope) {
        POLL.get().put(message, new Original(record.partition(), record.offset(), record.timestamp(), envelope));
    }
}
