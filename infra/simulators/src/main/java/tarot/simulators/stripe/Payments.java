package tarot.simulators.stripe;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** What people and their banks do with sessions and charges, and the events that tell of it. One thing at a time. */
final class Payments {

    private final CheckoutSessions sessions;
    private final Charges charges;
    private final Events events;
    private final Clock clock;
    private final String run;
    private final AtomicLong numbers = new AtomicLong();

    Payments(CheckoutSessions sessions, Charges charges, Events events, Clock clock) {
        this.sessions = sessions;
        this.charges = charges;
        this.events = events;
        this.clock = clock;
        this.run = Long.toString(clock.millis(), 36);
    }

    /** @param amount what is paid; -1 for what is asked */
    synchronized boolean pay(String id, long amount) {
        var paid = sessions.close(id, CheckoutSession.State.PAID, amount);
        paid.ifPresent(session -> {
            var charge = charge(session, Charge.State.SUCCEEDED);
            events.publish("charge.succeeded", charge.json());
            events.publish("payment_intent.succeeded", charge.intentJson());
            events.publish("checkout.session.completed", session.json());
        });
        return paid.isPresent();
    }

    /** The person has done their part; the money may come, or not. */
    synchronized boolean payLater(String id) {
        var completed = sessions.close(id, CheckoutSession.State.PROCESSING, -1);
        completed.ifPresent(session -> {
            var charge = charge(session, Charge.State.PENDING);
            events.publish("charge.pending", charge.json());
            events.publish("payment_intent.processing", charge.intentJson());
            events.publish("checkout.session.completed", session.json());
        });
        return completed.isPresent();
    }

    /** What became of a payment that takes its time. */
    synchronized boolean arrive(String id, boolean succeeded) {
        var next = succeeded ? CheckoutSession.State.PAID : CheckoutSession.State.FAILED;
        var settled = sessions.settle(id, next);
        settled.ifPresent(session -> {
            var charge =
                    charges.ofSession(id).orElseThrow().in(succeeded ? Charge.State.SUCCEEDED : Charge.State.FAILED);
            charges.store(charge);
            events.publish(succeeded ? "charge.succeeded" : "charge.failed", charge.json());
            events.publish(
                    succeeded ? "payment_intent.succeeded" : "payment_intent.payment_failed", charge.intentJson());
            events.publish(
                    succeeded ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
                    session.json());
        });
        return settled.isPresent();
    }

    synchronized boolean expire(String id) {
        var expired = sessions.close(id, CheckoutSession.State.EXPIRED, -1);
        expired.ifPresent(session -> events.publish("checkout.session.expired", session.json()));
        return expired.isPresent();
    }

    /** Lets those sessions expire whose time is over. */
    void expireOverdue() {
        sessions.overdue().forEach(this::expire);
    }

    /**
     * Gives back part of a charge.
     *
     * @param amount -1 for all that is left of it
     * @throws StripeRefusal if there is not so much left, or a dispute has it
     */
    synchronized Charge refund(Charge charge, long amount) {
        var left = charge.amount() - charge.refunded();
        if (charge.state() != Charge.State.SUCCEEDED) {
            throw StripeRefusal.invalid("charge", "This payment has not succeeded: there is nothing to refund.");
        }
        if (charge.dispute() != null) {
            throw StripeRefusal.disputed(charge.id());
        }
        if (left == 0) {
            throw StripeRefusal.alreadyRefunded(charge.id());
        }
        var wanted = amount < 0 ? left : amount;
        if (wanted < 1 || wanted > left) {
            throw StripeRefusal.invalid(
                    "amount",
                    "Refund amount (%d) is greater than unrefunded amount on charge (%d)".formatted(wanted, left));
        }
        var refund = new Refund(id("re_"), wanted, Refund.State.SUCCEEDED, clock.instant());
        var after = charge.with(refund);
        charges.store(after);
        events.publish("refund.created", after.json(refund));
        events.publish("charge.refunded", after.json(), changed("amount_refunded", charge.refunded()));
        return after;
    }

    /** The buyer's bank sends a refund back: the money is the shop's again. */
    synchronized boolean failRefund(String id) {
        var found = charges.ofRefund(id);
        found.ifPresent(charge -> {
            var refund = charge.refunds().stream()
                    .filter(it -> it.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .failed();
            var after = charge.with(refund);
            charges.store(after);
            for (var type : List.of("refund.failed", "refund.updated", "charge.refund.updated")) {
                events.publish(type, after.json(refund), Json.object().put("status", "succeeded"));
            }
        });
        return found.isPresent();
    }

    /**
     * The buyer's bank takes money back for the time being.
     *
     * @param amount -1 for the whole charge
     */
    synchronized Dispute dispute(Charge charge, long amount) {
        if (charge.dispute() != null || charge.state() != Charge.State.SUCCEEDED) {
            throw new IllegalStateException("this charge cannot be disputed");
        }
        var dispute = new Dispute(
                id("du_"), amount < 0 ? charge.amount() : amount, Dispute.State.NEEDS_RESPONSE, clock.instant());
        var after = charge.with(dispute);
        charges.store(after);
        events.publish("charge.dispute.created", after.json(dispute));
        events.publish("charge.dispute.funds_withdrawn", after.json(dispute));
        return dispute;
    }

    /** The dispute is decided; false if there is none that is open. */
    synchronized boolean close(String id, boolean won) {
        var charge = charges.ofDispute(id);
        if (charge.isEmpty()
                || !(charge.get().dispute() instanceof Dispute open)
                || open.state() != Dispute.State.NEEDS_RESPONSE) {
            return false;
        }
        var closed = open.in(won ? Dispute.State.WON : Dispute.State.LOST);
        var after = charge.get().with(closed);
        charges.store(after);
        if (won) {
            events.publish("charge.dispute.funds_reinstated", after.json(closed));
        }
        events.publish(
                "charge.dispute.closed", after.json(closed), Json.object().put("status", "needs_response"));
        return true;
    }

    private Charge charge(CheckoutSession session, Charge.State state) {
        var metadata = session.request().path("payment_intent_data").path("metadata");
        var charge = new Charge(
                id("ch_"),
                session.intent(),
                session.id(),
                state,
                session.amount(),
                session.currency(),
                metadata instanceof ObjectNode object ? object.deepCopy() : Json.object(),
                List.of(),
                null,
                clock.instant());
        charges.store(charge);
        return charge;
    }

    private String id(String prefix) {
        return prefix + run + "x" + numbers.incrementAndGet();
    }

    private static ObjectNode changed(String field, long before) {
        return Json.object().put(field, before);
    }
}
