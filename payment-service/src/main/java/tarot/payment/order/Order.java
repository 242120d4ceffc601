package tarot.payment.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.News.PageReady;
import tarot.payment.order.News.Paid;
import tarot.payment.order.News.RanOut;

/**
 * A person's order of a package.
 *
 * @param amount in the currency's smallest unit
 * @param session the provider's id of its checkout, once there is one
 */
public record Order(
        OrderId id,
        UserId user,
        String pack,
        Credits credits,
        long amount,
        String currency,
        State state,
        @Nullable String session) {

    /** Where an order can be in its life. */
    public enum State {
        /** The provider is still to be asked for a page. */
        REQUESTED,
        /** The page waits for the person. */
        OPEN,
        /** Paid as ordered. */
        SETTLED,
        /** No page came of it. */
        REFUSED,
        /** Nobody paid in time. */
        EXPIRED,
        /** Something else was paid than was ordered: nothing is granted until a person has looked. */
        CONTESTED
    }

    /** An order after some news, and what the world is told of it. */
    public record Step(Order order, Optional<PaymentEvent> announcement) {}

    /** At today's price; refused at once where there is no such package. */
    static Order placed(StartCheckout command) {
        return Pack.named(command.pack())
                .map(Pack::offer)
                .map(offer -> new Order(
                        command.order(),
                        command.user(),
                        offer.pack(),
                        offer.credits(),
                        offer.amount(),
                        offer.currency(),
                        State.REQUESTED,
                        null))
                .orElseGet(() -> new Order(
                        command.order(), command.user(), "unknown", Credits.NONE, 0, "", State.REFUSED, null));
    }

    /**
     * The life of an order. Whoever paid gets what they paid for, however late and whatever was said before: money
     * counts more than the provider's order of events.
     */
    public Step after(News news) {
        return switch (news) {
            case PageReady ready when state == State.REQUESTED -> to(State.OPEN, ready.session(), started(ready));
            case PageDenied denied
            when state == State.REQUESTED -> to(State.REFUSED, session, new CheckoutRefused(id, user, denied.reason()));
            case Paid _ when state == State.SETTLED || state == State.CONTESTED -> unchanged();
            case Paid paid
            when isAsOrdered(paid) ->
                to(State.SETTLED, paid.session(), new PaymentSettled(id, user, credits, amount, currency));
            case Paid _ -> new Step(in(State.CONTESTED, session), Optional.empty());
            case RanOut ranOut
            when state == State.OPEN && isOwn(ranOut.session()) ->
                to(State.EXPIRED, session, new CheckoutExpired(id, user));
            case PageReady _, PageDenied _, RanOut _ -> unchanged();
        };
    }

    /** What is said of an order that was refused when it was placed. */
    CheckoutRefused unknownPackage() {
        return new CheckoutRefused(id, user, Reason.UNKNOWN_PACKAGE);
    }

    private boolean isAsOrdered(Paid paid) {
        return paid.amount() == amount && paid.currency().equalsIgnoreCase(currency) && isOwn(paid.session());
    }

    /** A page may be paid before anybody could store that it is there. */
    private boolean isOwn(String other) {
        return session == null || session.equals(other);
    }

    private CheckoutStarted started(PageReady ready) {
        return new CheckoutStarted(id, user, credits, amount, currency, ready.page());
    }

    private Step unchanged() {
        return new Step(this, Optional.empty());
    }

    private Step to(State next, @Nullable String nextSession, PaymentEvent announcement) {
        return new Step(in(next, nextSession), Optional.of(announcement));
    }

    private Order in(State next, @Nullable String nextSession) {
        return new Order(id, user, pack, credits, amount, currency, next, nextSession);
    }
}
