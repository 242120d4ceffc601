package tarot.payment.reconciliation;

import com.stripe.exception.StripeException;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.payment.checkout.SessionReading;
import tarot.payment.settlement.Heard;
import tarot.payment.settlement.Payments;
import tarot.payment.stripe.StripeApi;
import tarot.payment.webhook.Inbox;

/** Puts events that no webhook brought into the inbox, and looks at all sessions that could have been paid since. */
@Component
class StripeReconciliation {

    /** Each payment is locked until its transaction ends, and Postgres has room for some thousands of locks. */
    private static final int AT_ONCE = 500;

    private final StripeApi stripe;
    private final Inbox inbox;
    private final SessionReading sessions;
    private final Payments payments;
    private final TransactionTemplate transaction;

    StripeReconciliation(
            StripeApi stripe,
            Inbox inbox,
            SessionReading sessions,
            Payments payments,
            TransactionTemplate transaction) {
        this.stripe = stripe;
        this.inbox = inbox;
        this.sessions = sessions;
        this.payments = payments;
        this.transaction = transaction;
    }

    /** How many events nobody had told of. */
    int events(Instant since) throws StripeException {
        var missed = 0;
        for (var event : stripe.eventsSince(since, Inbox.types()).reversed()) {
            if (inbox.keep(event)) {
                missed++;
            }
        }
        return missed;
    }

    void sessions(Instant since) throws StripeException {
        var heard = stripe.sessionsSince(since).reversed().stream()
                .filter(session -> session.order().isPresent())
                .flatMap(session -> sessions.facts(session).stream())
                .map(fact -> new Heard(fact, null))
                .toList();
        for (var from = 0; from < heard.size(); from += AT_ONCE) {
            var part = heard.subList(from, Math.min(heard.size(), from + AT_ONCE));
            transaction.executeWithoutResult(_ -> payments.take(part));
        }
    }
}
