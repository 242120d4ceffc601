package tarot.payment.webhook;

import com.stripe.exception.StripeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.checkout.SessionReading;
import tarot.payment.settlement.Fact;
import tarot.payment.settlement.Fact.GivenBack;
import tarot.payment.settlement.Fact.Kept;
import tarot.payment.settlement.PaymentTable;
import tarot.payment.stripe.Refund;
import tarot.payment.stripe.StripeApi;
import tarot.payment.webhook.StripeEvent.Kind;
import tarot.payment.webhook.StripeEvent.Subject;

/**
 * Finds out what an event means. Events come in any order and more than once, so they are taken as a hint of where to
 * look: sessions and refunds are asked for as Stripe has them now. A dispute only ever moves on, so its event will do.
 */
@Component
class Inquiry {

    private static final Logger log = LoggerFactory.getLogger(Inquiry.class);
    private static final Comparator<Refund> AS_MADE =
            Comparator.comparingLong(Refund::created).thenComparing(Refund::id);

    private final StripeApi stripe;
    private final SessionReading sessions;
    private final PaymentTable payments;

    Inquiry(StripeApi stripe, SessionReading sessions, PaymentTable payments) {
        this.stripe = stripe;
        this.sessions = sessions;
        this.payments = payments;
    }

    List<Fact> facts(StripeEvent event) throws StripeException {
        var kind = Kind.of(event.type());
        var subject = event.subject();
        if (kind.isEmpty() || subject.isEmpty()) {
            return List.of();
        }
        return switch (kind.get()) {
            case SESSION -> sessions.facts(stripe.session(id(subject.get())));
            case FAILURE -> sessions.factsOfFailed(stripe.session(id(subject.get())));
            case REFUND, DISPUTE -> moved(kind.get(), subject.get());
        };
    }

    /** Money can go back before anybody was told that it came: then both are told now. */
    private List<Fact> moved(Kind kind, Subject subject) throws StripeException {
        var intent = subject.intent();
        if (intent == null) {
            log.atInfo().addKeyValue("object", subject.id()).log("Stripe tells of money that no checkout brought");
            return List.of();
        }
        var known = payments.sessionOf(intent);
        if (known.isPresent()) {
            return moved(kind, subject, intent, PaymentId.of(PaymentMethod.STRIPE, known.get()));
        }
        var session = stripe.sessionPaidBy(intent);
        if (session.isEmpty() || session.get().order().isEmpty()) {
            return List.of(); // of somebody else who uses the same account
        }
        var facts = new ArrayList<>(sessions.facts(session.get()));
        var payment = PaymentId.of(PaymentMethod.STRIPE, session.get().id());
        facts.addAll(moved(kind, subject, intent, payment));
        return facts;
    }

    private List<Fact> moved(Kind kind, Subject subject, String intent, PaymentId payment) throws StripeException {
        return kind == Kind.REFUND ? refunds(payment, intent) : dispute(payment, subject);
    }

    private List<Fact> refunds(PaymentId payment, String intent) throws StripeException {
        var facts = new ArrayList<Fact>();
        stripe.refunds(intent).stream().sorted(AS_MADE).forEach(refund -> {
            var what = "refund " + refund.id();
            facts.add(new GivenBack(payment, what, ReversalReason.REFUND, refund.amount()));
            if (refund.isUndone()) {
                facts.add(new Kept(payment, what));
            }
        });
        return facts;
    }

    /** A dispute that is first heard of when it is won was one all the same. An inquiry moves nothing. */
    private static List<Fact> dispute(PaymentId payment, Subject dispute) {
        var status = Optional.ofNullable(dispute.status()).orElse("");
        var what = "dispute " + id(dispute);
        var amount = Optional.ofNullable(dispute.amount()).orElse(0L);
        var taken = new GivenBack(payment, what, ReversalReason.DISPUTE, amount);
        return switch (status) {
            case "needs_response", "under_review", "lost" -> List.of(taken);
            case "won" -> List.of(taken, new Kept(payment, what));
            default -> List.of(); // warning_…: the bank only asks; prevented: it never came to it
        };
    }

    private static String id(Subject subject) {
        return Optional.ofNullable(subject.id()).orElse("");
    }
}
