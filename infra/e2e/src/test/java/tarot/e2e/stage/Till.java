package tarot.e2e.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import tarot.e2e.stage.Providers.Taken;

/**
 * Compares what the providers took with what the ledger gave for it, and what went back with what was taken back. Knows
 * the price list and the ledger's entries, and nothing of how payment-service came by them.
 */
public final class Till {

    /** What a price buys. Whoever pays anything else gets nothing before an admin has looked. */
    private static final Map<String, Long> PRICES = Map.of(
            "100 XTR", 10L,
            "225 XTR", 25L,
            "450 XTR", 60L,
            "1000 XTR", 150L,
            "199 USD", 10L,
            "449 USD", 25L,
            "899 USD", 60L,
            "1999 USD", 150L);

    private static final RowMapper<Moved> MOVED = (row, _) ->
            new Moved(row.getObject("cause", UUID.class), row.getObject("user_id", UUID.class), row.getLong("amount"));

    private final Providers providers;
    private final Books books;
    private final Set<String> forgiven = new HashSet<>();

    Till(Providers providers, Books books) {
        this.providers = providers;
        this.books = books;
    }

    /** A sentence for whatever does not agree; none when money and credits do. */
    public List<String> findings() {
        var findings = new ArrayList<String>();
        var taken = providers.taken();
        var bought = new HashMap<UUID, Moved>();
        for (var purchase : moved("select cause, user_id, amount from credit.entry where kind = 'PURCHASE'")) {
            if (bought.put(purchase.cause(), purchase) != null) {
                findings.add("granted twice for payment " + purchase.cause());
            }
        }
        var back = new HashMap<UUID, Range>();
        for (var payment : taken) {
            var id = payment.payment().value();
            var purchase = bought.remove(id);
            var granted = purchase == null ? 0 : purchase.amount();
            var due = PRICES.getOrDefault(payment.amount() + " " + payment.currency(), 0L);
            if (granted != due) {
                findings.add("%d %s were taken by payment %s, %d credits are due and %d were granted"
                        .formatted(payment.amount(), payment.currency(), id, due, granted));
            }
            if (purchase != null) {
                back.merge(purchase.user(), Range.of(payment, due), Range::plus);
            }
        }
        bought.keySet().forEach(id -> findings.add("granted for a payment that nobody made: " + id));
        findings.addAll(back(back));
        findings.removeAll(forgiven);
        return findings;
    }

    /** What does not agree now is the fault of a journey that has failed already. */
    void forgive() {
        forgiven.addAll(findings());
    }

    private List<String> back(Map<UUID, Range> due) {
        var takenBack = new HashMap<UUID, Long>();
        moved("""
                select min(cause::text)::uuid as cause, user_id,
                       sum(case kind when 'REINSTATEMENT' then -amount else amount end) as amount
                from credit.entry
                where kind in ('REFUND', 'REFUND_OWED', 'DISPUTE', 'DISPUTE_OWED', 'REINSTATEMENT')
                group by user_id
                """).forEach(sum -> takenBack.put(sum.user(), sum.amount()));
        var findings = new ArrayList<String>();
        due.forEach((user, range) -> {
            var credits = takenBack.getOrDefault(user, 0L);
            if (credits < range.least() || credits > range.most()) {
                findings.add(
                        "money for %s credits went back to %s, and %d were taken back".formatted(range, user, credits));
            }
        });
        return findings;
    }

    private List<Moved> moved(String sql) {
        return books.sql().sql(sql).query(MOVED).list();
    }

    private record Moved(UUID cause, UUID user, long amount) {}

    /** Credits that may be taken back for part of a payment: rounded either way. */
    private record Range(long least, long most) {

        static Range of(Taken payment, long credits) {
            var share = credits * payment.back();
            return new Range(Math.floorDiv(share, payment.amount()), Math.ceilDiv(share, payment.amount()));
        }

        Range plus(Range other) {
            return new Range(least + other.least, most + other.most);
        }

        @Override
        public String toString() {
            return least == most ? Long.toString(least) : least + " to " + most;
        }
    }
}
