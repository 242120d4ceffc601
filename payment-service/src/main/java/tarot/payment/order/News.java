package tarot.payment.order;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentMethod;

/** What can happen to an order; sessions are Stripe's ids of checkouts. */
public sealed interface News {

    /** Stripe is about to be asked for a page. Stored before the call: from now on there may be one. */
    record Asked() implements News {}

    /** Stripe said that it made no page this time, and may be asked again. */
    record NotMade() implements News {}

    /**
     * Stripe's page waits.
     *
     * @param page seals for the announcement where it waits, for whoever ordered it
     */
    record PageReady(String session, Function<UserId, Sealed> page) implements News {}

    /** There is no page, and none will come. */
    record PageDenied(Reason reason) implements News {}

    /**
     * Somebody paid, or says so.
     *
     * @param payer null where the provider does not know them: whoever ordered
     * @param genuine what the provider carried along is ours and says the same
     * @param session null for Stars
     */
    record Paid(
            PaymentMethod method,
            @Nullable UserId payer,
            long amount,
            String currency,
            boolean genuine,
            @Nullable String session)
            implements News {}

    /** The page can no longer be paid. */
    record RanOut(String session) implements News {}

    /** A slow way of paying came to nothing. */
    record Failed(String session) implements News {}
}
