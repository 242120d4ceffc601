package tarot.bot.identity;

import java.nio.ByteBuffer;
import java.util.UUID;
import tarot.contracts.RequestId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.reading.ReadingId;

/** Ids that come from one update of one person, and from nothing else. */
public final class UpdateIds {

    private final Identity identity;
    private final long telegramId;
    private final long update;

    UpdateIds(Identity identity, long telegramId, long update) {
        this.identity = identity;
        this.telegramId = telegramId;
        this.update = update;
    }

    /** The update itself, by its number. */
    public long update() {
        return update;
    }

    /** The ids of another update of the same person. */
    public UpdateIds of(long earlier) {
        return new UpdateIds(identity, telegramId, earlier);
    }

    public RequestId request() {
        return new RequestId(derived("request"));
    }

    public ReadingId reading() {
        return new ReadingId(derived("reading"));
    }

    public OrderId order() {
        return new OrderId(derived("order"));
    }

    private UUID derived(String kind) {
        return identity.digest(
                kind, ByteBuffer.allocate(2 * Long.BYTES).putLong(telegramId).putLong(update));
    }
}
