package tarot.credit.ledger;

import java.util.ArrayList;
import java.util.List;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.credit.ledger.Entry.Kind;

/**
 * A person's credits at one moment: what they may use, what is promised to readings, and what they owe. Whoever owes has
 * nothing to use: what becomes available pays first what is owed.
 */
public record Account(UserId user, Credits available, Credits held, Credits owed) {

    static Account opened(UserId user) {
        return new Account(user, Credits.NONE, Credits.NONE, Credits.NONE);
    }

    /** Whether so much can be promised to a reading: never while anything is owed. */
    public boolean affords(Credits price) {
        return owed.equals(Credits.NONE) && available.covers(price);
    }

    /**
     * What is to be booked for an entry: itself, that part of it which is not there to be taken and is owed from now on,
     * and what it lets be settled of what is owed.
     */
    List<Entry> bookings(Entry entry) {
        var bookings = new ArrayList<Entry>();
        var owing = entry.kind().owing();
        if (owing == null) {
            bookings.add(entry);
        } else {
            var there = least(available, entry.amount());
            bookings.add(entry.part(entry.kind(), there));
            if (!there.equals(entry.amount())) {
                bookings.add(entry.part(owing, entry.amount().minus(there)));
            }
        }
        var then = after(bookings);
        var settled = least(then.available, then.owed);
        if (!settled.equals(Credits.NONE)) {
            bookings.add(entry.part(Kind.DEBT_SETTLED, settled));
        }
        return bookings;
    }

    Account after(List<Entry> entries) {
        var account = this;
        for (var entry : entries) {
            account = account.after(entry);
        }
        return account;
    }

    /** Credits move here and nowhere else: an account is what its entries add up to. */
    Account after(Entry entry) {
        if (!entry.kind().movesCredits()) {
            return this;
        }
        return moved(entry.kind().from(), -entry.amount().amount())
                .moved(entry.kind().to(), entry.amount().amount());
    }

    private Account moved(Purse purse, long by) {
        return switch (purse) {
            case AVAILABLE -> new Account(user, Credits.of(Math.addExact(available.amount(), by)), held, owed);
            case HELD -> new Account(user, available, Credits.of(Math.addExact(held.amount(), by)), owed);
            case OWED -> new Account(user, available, held, Credits.of(Math.subtractExact(owed.amount(), by)));
            case GRANTED, SPENT -> this;
        };
    }

    private static Credits least(Credits one, Credits other) {
        return one.covers(other) ? other : one;
    }
}
