package tarot.payment.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.settings.InvalidSetting;

/**
 * @param interval from the end of one run to the next
 * @param lease how long a run may take at most; whoever dies with one is followed then
 * @param pause after a run that a provider cut short
 * @param overlap how far before the last run Stripe is asked again: events become visible late
 * @param sessionsOverlap how far before it sessions are looked at again: as long as one can be paid, and more
 * @param first how far back the very first run goes: Stripe forgets events after thirty days
 * @param poll how often a replica looks whether a run is due
 */
@ConfigurationProperties("tarot.reconciliation")
record ReconciliationProperties(
        Duration interval,
        @DefaultValue("15m") Duration lease,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("1h") Duration overlap,
        @DefaultValue("25h") Duration sessionsOverlap,
        @DefaultValue("29d") Duration first,
        @DefaultValue("5s") Duration poll) {

    ReconciliationProperties {
        if (!interval.isPositive()) {
            throw new InvalidSetting("RECONCILIATION_INTERVAL", "is no time at all", "1h");
        }
    }
}
