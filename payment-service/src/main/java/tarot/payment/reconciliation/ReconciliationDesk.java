package tarot.payment.reconciliation;

import com.stripe.exception.StripeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.errors.ServiceException;
import tarot.payment.reconciliation.ReconciliationDesk.Done;
import tarot.payment.reconciliation.ReconciliationTable.Run;
import tarot.payment.stripe.StripeProperties;
import tarot.work.LeasedWork.Desk;

/** Where each provider's list waits until it is time to go through it; one replica does. */
@Component
class ReconciliationDesk implements Desk<Run, Done> {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationDesk.class);

    private final ReconciliationTable table;
    private final StarsReconciliation stars;
    private final StripeReconciliation stripe;
    private final StripeProperties account;
    private final ReconciliationProperties properties;

    ReconciliationDesk(
            ReconciliationTable table,
            StarsReconciliation stars,
            StripeReconciliation stripe,
            StripeProperties account,
            ReconciliationProperties properties) {
        this.table = table;
        this.stars = stars;
        this.stripe = stripe;
        this.account = account;
        this.properties = properties;
    }

    /** What is to be remembered of a run; null of one that was cut short. */
    record Done(Run run, @Nullable Long progress) {}

    @Override
    @Transactional
    public List<Run> lease(int count) {
        return table.lease(count);
    }

    @Override
    public Done work(Run run) {
        try {
            var progress = switch (run.provider()) {
                case STARS -> stars.run(run.progress());
                case STRIPE -> stripe(run);
            };
            log.atInfo().addKeyValue("provider", run.provider()).log("reconciled");
            return new Done(run, progress);
        } catch (StripeException | ServiceException failure) {
            // no text of Stripe's: it may name a buyer
            log.atWarn()
                    .addKeyValue("provider", run.provider())
                    .addKeyValue("error", failure.getClass().getSimpleName())
                    .log("reconciliation was cut short");
            return new Done(run, null);
        }
    }

    @Override
    @Transactional
    public void finish(List<Done> results) {
        for (var result : results) {
            if (result.progress() == null) {
                table.cutShort(result.run());
            } else {
                table.finish(result.run(), result.progress());
            }
        }
    }

    private long stripe(Run run) throws StripeException {
        if (!account.isConfigured()) {
            return run.progress(); // pages that are open may be paid all the same, and are found when the key is back
        }
        var last =
                run.progress() == 0 ? run.startedAt().minus(properties.first()) : Instant.ofEpochSecond(run.progress());
        var missed = stripe.events(last.minus(properties.overlap()));
        stripe.sessions(last.minus(properties.sessionsOverlap()));
        if (missed > 0) {
            log.atWarn().addKeyValue("events", missed).log("Stripe had events that no webhook brought");
        }
        return run.startedAt().getEpochSecond();
    }
}
