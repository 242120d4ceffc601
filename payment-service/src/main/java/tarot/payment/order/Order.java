package tarot.payment.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.News.Asked;
import tarot.payment.order.News.Failed;
import tarot.payment.order.News.NotMade;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.News.PageReady;
import tarot.payment.order.News.Paid;
import tarot.payment.order.News.RanOut;

/**
 * A person's order of a package.
 *
 * @param amount in the currency's smallest unit
 * @param currency in upper case
 * @param session Stripe's id of its checkout, once there is one
 */
public record Order(
        OrderId id,
        UserId user,
        String pack,
        Credits credits,
        PaymentMethod method,
        long amount,
        String currency,
        State state,
        @Nullable String session) {

    /** Where an order can be in its life. */
    public enum State {
        /** Stripe is still to be asked for a page. */
        REQUESTED,
        /** Stripe was asked and has not answered: there may be a page. */
        ASKED,
        /** The page, or the invoice, waits for the person. */
        OPEN,
        /** Paid as ordered. */
        SETTLED,
        /** No page came of it. */
        REFUSED,
        /** Nobody paid in time. */
        EXPIRED,
        /** A slow way of paying came to nothing. */
        FAILED,
        /** Something else was paid than was ordered: nothing is granted until a person has looked. */
        CONTESTED
    }

    /** An order after some news, and what the world is told of it. */
    public record Step(Order order, Optional<PaymentEvent> announcement) {}

    /**
     * The life of an order. Whoever paid as ordered gets what they paid for, however late and whatever was said before:
     * money counts more than the provider's order of events. What is said of money itself, its payment says.
     */
    public Step after(News news) {
        return switch (news) {
            case Asked _ when state == State.REQUESTED -> to(State.ASKED, session);
            case NotMade _ when state == State.ASKED -> to(State.REQUESTED, session);
            case PageReady ready
            when awaitsPage() ->
                to(State.OPEN, ready.session(), started(ready.page().apply(user)));
            case PageDenied denied
            when awaitsPage() -> to(State.REFUSED, session, new CheckoutRefused(id, user, denied.reason()));
            case Paid paid when isPaidBy(paid) && state != State.SETTLED -> to(State.SETTLED, paid.session());
            case Paid paid when !isPaidBy(paid) && state != State.SETTLED -> to(State.CONTESTED, session);
            case RanOut ranOut
            when awaitsMoney(ranOut.session()) -> to(State.EXPIRED, ranOut.session(), new CheckoutExpired(id, user));
            case Failed failed
            when awaitsMoney(failed.session()) -> to(State.FAILED, failed.session(), new PaymentFailed(id, user));
            case Asked _, NotMade _, PageReady _, PageDenied _, Paid _, RanOut _, Failed _ ->
                new Step(this, Optional.empty());
        };
    }

    /** Whether this is what was ordered, paid by whoever ordered it. An order in Stars can be paid again. */
    public boolean isPaidBy(Paid paid) {
        return paid.genuine()
                && paid.method() == method
                && paid.amount() == amount
                && paid.currency().equalsIgnoreCase(currency)
                && (paid.payer() == null || paid.payer().equals(user))
                && isOwn(paid.session());
    }

    /** What is said of an order that was refused when it was placed. */
    CheckoutRefused refused(CheckoutRefused.Reason reason) {
        return new CheckoutRefused(id, user, reason);
    }

    private CheckoutStarted started(Sealed page) {
        return new CheckoutStarted(id, user, credits, amount, currency, page);
    }

    private boolean awaitsPage() {
        return state == State.REQUESTED || state == State.ASKED;
    }

    private boolean awaitsMoney(String ofSession) {
        return (state == State.ASKED || state == State.OPEN) && isOwn(ofSession);
    }

    /** A page may be paid before anybody could store that it is there. */
    private boolean isOwn(@Nullable String other) {
        return session == null || session.equals(other);
    }

    private Step to(State next, @Nullable String nextSession) {
        return new Step(in(next, nextSession), Optional.empty());
    }

    private Step to(State next, @Nullable String nextSession, PaymentEvent announcement) {
        return new Step(in(next, nextSession), Optional.of(announcement));
    }

    private Order in(State next, @Nullable String nextSession) {
        return new Order(id, user, pack, credits, method, amount, currency, next, nextSession);
    }
}
