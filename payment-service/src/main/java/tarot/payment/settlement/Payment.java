package tarot.payment.settlement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.Order;
import tarot.payment.settlement.Fact.GivenBack;
import tarot.payment.settlement.Fact.Happening;
import tarot.payment.settlement.Fact.Kept;
import tarot.payment.settlement.Fact.Received;

/**
 * One time that somebody paid.
 *
 * @param order null where nobody knows what was paid for
 * @param credits granted; none while it is held
 * @param reversals in the order in which they were heard of
 */
public record Payment(
        PaymentId id,
        UserId user,
        @Nullable OrderId order,
        PaymentMethod method,
        long amount,
        String currency,
        Credits credits,
        State state,
        List<Reversal> reversals) {

    /** Where a payment can be in its life. */
    public enum State {
        /** Not what was ordered: nothing is granted until an admin has looked. */
        HELD,
        /** Held, and all of it went back. */
        RETURNED,
        /** Granted. */
        SETTLED,
        /** Granted, and some of it went back. */
        PARTLY_REVERSED,
        /** Granted, and all of it went back. */
        REVERSED
    }

    /** A payment after something happened, and what the world is told of it. */
    record Step(Payment payment, Optional<PaymentEvent> announcement) {}

    /** What was paid as ordered. */
    static Payment settled(Received received, Order order) {
        return of(received, order.user(), order.credits(), State.SETTLED);
    }

    /** What was not; of nobody where nobody knows who paid. */
    static Payment held(Received received, UserId user) {
        return of(received, user, Credits.NONE, State.HELD);
    }

    private static Payment of(Received received, UserId user, Credits credits, State state) {
        var paid = received.paid();
        return new Payment(
                received.payment(),
                user,
                received.order(),
                paid.method(),
                paid.amount(),
                paid.currency(),
                credits,
                state,
                List.of());
    }

    /** The place that its charge is encrypted for. */
    public static String place(PaymentId payment) {
        return "charge of payment " + payment;
    }

    /** Whether all of it went back. */
    public boolean isGone() {
        return state == State.REVERSED || state == State.RETURNED;
    }

    /** What the world is told of it when it comes for this order, if for any. */
    PaymentEvent announcement(@Nullable Order paid) {
        return state == State.SETTLED && paid != null
                ? new PaymentSettled(paid.id(), user, credits, amount, currency, id, method, paid.pack())
                : new PaymentHeld(id, user, order, amount, currency, method);
    }

    /** The life of a payment. What went back counts once by its name, and stays undone once it is. */
    Step after(Happening happening) {
        var known = reversals.stream()
                .filter(reversal -> reversal.what().equals(happening.what()))
                .findFirst();
        return switch (happening) {
            case GivenBack back when known.isEmpty() -> reversed(back);
            case Kept _ when known.isPresent() && !known.get().undone() -> reinstated(known.get());
            case GivenBack _, Kept _ -> new Step(this, Optional.empty());
        };
    }

    /** The states that a payment goes through as more or less of it is with its buyer. */
    private State with(long returned) {
        return switch (state) {
            case HELD, RETURNED -> returned < amount ? State.HELD : State.RETURNED;
            case SETTLED, PARTLY_REVERSED, REVERSED ->
                returned == 0 ? State.SETTLED : returned < amount ? State.PARTLY_REVERSED : State.REVERSED;
        };
    }

    private Step reversed(GivenBack back) {
        var before = returned(reversals);
        var now = Math.min(amount, Math.addExact(before, Math.max(0, back.amount())));
        var taken = share(now).minus(share(before));
        var reversal = new Reversal(back.what(), back.reason(), back.amount(), taken, false);
        var next = with(Stream.concat(reversals.stream(), Stream.of(reversal)).toList());
        var event = new PaymentReversed(
                Reversal.id(id, back.what()), id, user, back.reason(), taken, back.amount(), currency);
        return new Step(next, Optional.of(event));
    }

    /**
     * Gives back what is no longer owed: less than was taken, or nothing, where another reversal covers the same money. Of
     * a payment that is held there is nothing to give, but somebody must look again. It is told in any case, as the money
     * is ours again.
     */
    private Step reinstated(Reversal undone) {
        var next = with(reversals.stream()
                .map(reversal -> reversal.equals(undone) ? reversal.undo() : reversal)
                .toList());
        var given = share(returned(reversals)).minus(share(returned(next.reversals)));
        var event = new PaymentReinstated(
                Reversal.id(id, undone.what()), id, user, given, undone.amount(), currency, next.state == State.HELD);
        return new Step(next, Optional.of(event));
    }

    /** How much of the money is with its buyer; never more than there was, whatever is said. */
    private long returned(List<Reversal> of) {
        return of.stream()
                .filter(reversal -> !reversal.undone())
                .mapToLong(Reversal::amount)
                .reduce(0, (sum, one) -> Math.min(amount, sum + one));
    }

    /** The credits that go with so much of the money: all with all of it, rounded for the person before. */
    private Credits share(long money) {
        return amount <= 0 ? Credits.NONE : Credits.of(Math.multiplyExact(credits.amount(), money) / amount);
    }

    private Payment with(List<Reversal> next) {
        return new Payment(id, user, order, method, amount, currency, credits, with(returned(next)), List.copyOf(next));
    }
}
