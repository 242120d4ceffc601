package tarot.payment.stars;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.AdminReason;
import tarot.contracts.RequestId;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.contracts.payment.PaymentEvent.RefundReported.Outcome;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.messaging.Outbox;
import tarot.payment.settlement.Payment;
import tarot.payment.settlement.PaymentTable;
import tarot.payment.stars.RefundTable.Asked;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tarot.tracing.Traces;
import tarot.work.LeasedWork;

/** Takes what admins want given back, each wish once; what Telegram must be asked about waits for {@link RefundDesk}. */
@Component
public class Refunds {

    private static final Logger log = LoggerFactory.getLogger(Refunds.class);

    private final RefundTable table;
    private final PaymentTable payments;
    private final Reasons reasons;
    private final Outbox outbox;
    private final LeasedWork<?, ?> starsRefunds;

    Refunds(RefundTable table, PaymentTable payments, Reasons reasons, Outbox outbox, LeasedWork<?, ?> starsRefunds) {
        this.table = table;
        this.payments = payments;
        this.reasons = reasons;
        this.outbox = outbox;
        this.starsRefunds = starsRefunds;
    }

    /** Why admins did it, in their own words: encrypted on the way, and where it is kept. */
    @Component
    record Reasons(TransportSealing transport, StorageSealing storage) {

        byte[] kept(RefundPayment command) {
            var reason = transport.open(command.sealed(), command, AdminReason.class);
            return storage.seal(reason.text().getBytes(UTF_8), place(command.request()));
        }

        static String place(RequestId request) {
            return "reason of refund " + request;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(List<RefundPayment> commands) {
        if (commands.isEmpty()) {
            return;
        }
        var known = payments.find(commands.stream().map(RefundPayment::payment).toList()).stream()
                .collect(toMap(Payment::id, payment -> payment));
        Map<RequestId, Asked> asked = new LinkedHashMap<>();
        for (var command : commands) {
            asked.computeIfAbsent(command.request(), _ -> asked(command, known));
        }
        var added = table.add(asked.values());
        var fresh = asked.values().stream()
                .filter(one -> added.contains(one.request()))
                .toList();
        fresh.forEach(Refunds::log);
        outbox.append(fresh.stream().flatMap(one -> one.answer().stream()).toList());
        if (fresh.stream().anyMatch(one -> one.outcome() == null)) {
            starsRefunds.wakeAfterCommit();
        }
    }

    private Asked asked(RefundPayment command, Map<PaymentId, Payment> known) {
        return new Asked(
                command.request(),
                command.user(),
                command.payment(),
                reasons.kept(command),
                outcome(known.get(command.payment())),
                Traces.of(command));
    }

    /** Null where Telegram must be asked. */
    private static @Nullable Outcome outcome(@Nullable Payment payment) {
        if (payment == null) {
            return Outcome.UNKNOWN_PAYMENT;
        }
        if (payment.method() == PaymentMethod.STRIPE) {
            return Outcome.NOT_IN_STARS;
        }
        return payment.isGone() ? Outcome.ALREADY_REFUNDED : null;
    }

    private static void log(Asked asked) {
        log.atInfo()
                .addKeyValue("request", asked.request())
                .addKeyValue("payment", asked.payment())
                .addKeyValue("outcome", asked.outcome())
                .log("refund asked for");
    }
}
