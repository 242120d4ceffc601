package tarot.payment.settlement;

import org.jspecify.annotations.Nullable;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.payment.order.News;
import tarot.payment.order.News.Paid;

/** What a provider tells: it may tell it again, and in any order. */
public sealed interface Fact {

    /**
     * Somebody paid.
     *
     * @param order what it was paid for; null where nobody knows
     * @param intent Stripe's id of the payment, by which refunds and disputes name it
     * @param charge Telegram's charge, encrypted for {@link Payment#place}
     */
    record Received(
            PaymentId payment,
            @Nullable OrderId order,
            Paid paid,
            @Nullable String intent,
            byte @Nullable [] charge) implements Fact {}

    /** What happens to a payment that was received. */
    sealed interface Happening extends Fact {

        PaymentId payment();

        /** The provider's name of what moved the money back, unique for the payment: {@code refund re_1}. */
        String what();
    }

    /** So much of a payment goes back to the buyer. */
    record GivenBack(PaymentId payment, String what, ReversalReason reason, long amount) implements Happening {

        /** A payment in Stars is refunded once, and whole: whoever hears of it calls it the same. */
        public static GivenBack ofStars(PaymentId payment, long amount) {
            return new GivenBack(payment, "refund", ReversalReason.REFUND, amount);
        }
    }

    /** What was given back, or was to be, is here again after all. */
    record Kept(PaymentId payment, String what) implements Happening {}

    /** Something of an order, without money. */
    record OfOrder(OrderId order, News news) implements Fact {}
}
