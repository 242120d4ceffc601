package tarot.credit.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.storage.WorkingSet;

/** What a batch books, in memory until {@link Ledger#store}: each entry sees the accounts as those before it left them. */
public final class Journal {

    private final WorkingSet<UserId, Account> accounts;
    private final Set<UserId> newcomers;
    private final List<Entry> entries = new ArrayList<>();
    private final List<CreditEvent> announcements = new ArrayList<>();

    /**
     * @param newcomers whose accounts were opened for this batch
     */
    Journal(WorkingSet<UserId, Account> accounts, Collection<UserId> newcomers) {
        this.accounts = accounts;
        this.newcomers = new HashSet<>(newcomers);
    }

    /** This person says something: from now on they are somebody whom others may mention. */
    public void arrived(UserId user) {
        newcomers.remove(user);
    }

    /** Whether this person has had an account until this point of the batch, as far as the journal was opened for them. */
    public boolean knows(UserId user) {
        return accounts.contains(user) && !newcomers.contains(user);
    }

    public Account account(UserId user) {
        return accounts.get(user);
    }

    /**
     * Books it, what of it is not there to be taken as owed, and what it lets be settled of what is owed; announces it.
     * Throws {@link IllegalArgumentException} where a purse would hold less than nothing.
     */
    public void book(Entry entry) {
        var before = accounts.get(entry.user());
        var booked = before.bookings(entry);
        var account = before.after(booked);
        accounts.put(account);
        entries.addAll(booked);
        new Announcement(entry, booked, account).event().ifPresent(announcements::add);
    }

    /** Says something that moves no credits. */
    public void announce(CreditEvent event) {
        announcements.add(event);
    }

    /** Answers with what the person has at this point of the batch. */
    public void report(ReportBalance question) {
        var account = accounts.get(question.user());
        announcements.add(new BalanceReported(
                question.user(), question.request(), account.available(), account.held(), account.owed()));
    }

    /** Answers with what moved until this point of the batch; {@code past} is what moved before it. */
    public void report(ReportStatement question, Past past) {
        var user = question.user();
        announcements.add(Statement.of(account(user), past.until(entriesOf(user), user), question));
    }

    /** What was booked for this person by this batch until now, oldest first. */
    public List<Entry> entriesOf(UserId user) {
        return entries.stream().filter(entry -> entry.user().equals(user)).toList();
    }

    /** Readings of this batch that came so late that nobody could be charged for them any more. */
    public long givenFree() {
        return entries.stream()
                .filter(entry -> entry.kind() == Entry.Kind.LATE_CAPTURE)
                .filter(entry -> entry.amount().equals(Credits.NONE))
                .count();
    }

    public List<CreditEvent> announcements() {
        return List.copyOf(announcements);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Account> changedAccounts() {
        return accounts.changed();
    }
}
