package tarot.payment.order;

import tarot.contracts.Sealed;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;

/** What can happen to an order from outside; sessions are the provider's ids of checkouts. */
public sealed interface News {

    /** The provider's page waits; where, is sealed for the announcement. */
    record PageReady(String session, Sealed page) implements News {}

    /** The provider will not make a page, or nobody could reach it for too long. */
    record PageDenied(Reason reason) implements News {}

    /** The provider has the money: so much of it. */
    record Paid(String session, long amount, String currency) implements News {}

    /** The page can no longer be paid. */
    record RanOut(String session) implements News {}
}
