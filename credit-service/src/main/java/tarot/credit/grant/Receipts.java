package tarot.credit.grant;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Journal;

/**
 * What a batch says of payments, and what was booked for them before. Decides in memory, one wish at a time and in order.
 * A reversal and its reinstatement leave nothing behind, in whatever order they come.
 */
final class Receipts {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final Journal journal;
    private final Map<UUID, List<Entry>> booked;
    private final Consumer<UserId> bought;

    /**
     * @param booked what the ledger has for these causes
     * @param bought is told who bought something
     */
    Receipts(Journal journal, List<Entry> booked, Consumer<UserId> bought) {
        this.journal = journal;
        this.booked = new HashMap<>(booked.stream().collect(groupingBy(Entry::cause)));
        this.bought = bought;
    }

    void book(List<Entry> wishes) {
        for (var wish : wishes) {
            var before = booked.getOrDefault(wish.cause(), List.of());
            if (before.stream().noneMatch(entry -> entry.kind() == wish.kind())) {
                book(new Entry(wish.kind(), wish.cause(), wish.user(), amount(wish, before)), before);
            }
        }
    }

    private void book(Entry entry, List<Entry> before) {
        journal.book(entry);
        var all = new ArrayList<>(before);
        all.add(entry);
        booked.put(entry.cause(), all);
        if (entry.kind() == Kind.PURCHASE) {
            bought.accept(entry.user());
        }
        log.atInfo()
                .addKeyValue("cause", entry.cause())
                .addKeyValue("credits", entry.amount())
                .addKeyValue("booked", entry.kind())
                .addKeyValue("owed", journal.account(entry.user()).owed())
                .log("payment booked");
    }

    /**
     * What payment-service says, which knows what else covers the same money. Only the two of a pair that come in the wrong
     * order move nothing: what is reinstated before it was reversed takes nothing afterwards.
     */
    private static Credits amount(Entry wish, List<Entry> before) {
        var overtaken = switch (wish.kind()) {
            case REINSTATEMENT -> before.stream().noneMatch(Receipts::took);
            case REFUND, DISPUTE -> before.stream().anyMatch(entry -> entry.kind() == Kind.REINSTATEMENT);
            default -> false;
        };
        return overtaken ? Credits.NONE : wish.amount();
    }

    private static boolean took(Entry entry) {
        return switch (entry.kind()) {
            case REFUND, REFUND_OWED, DISPUTE, DISPUTE_OWED -> true;
            case WELCOME,
                    PURCHASE,
                    PROMOTION,
                    REFERRAL,
                    CORRECTION,
                    REINSTATEMENT,
                    DEDUCTION,
                    DEBT_SETTLED,
                    HOLD,
                    REFUSAL,
                    CAPTURE,
                    RELEASE,
                    EXPIRY,
                    LATE_CAPTURE -> false;
        };
    }
}
