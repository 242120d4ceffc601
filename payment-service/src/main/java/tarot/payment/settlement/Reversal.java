package tarot.payment.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;

/**
 * Money of a payment that went back.
 *
 * @param what the provider's name of it
 * @param credits what it took from the person
 * @param undone whether it came to nothing
 */
record Reversal(String what, ReversalReason reason, long amount, Credits credits, boolean undone) {

    /** The same for everybody who hears of the same reversal. */
    static UUID id(PaymentId payment, String what) {
        return UUID.nameUUIDFromBytes((payment + " " + what).getBytes(UTF_8));
    }

    Reversal undo() {
        return new Reversal(what, reason, amount, credits, true);
    }
}
