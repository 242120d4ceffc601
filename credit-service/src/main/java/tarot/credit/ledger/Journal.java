package tarot.credit.ledger;

import java.util.ArrayList;
import java.util.List;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.storage.WorkingSet;

/** What a batch books, in memory until {@link Ledger#store}: each entry sees the accounts as those before it left them. */
public final class Journal {

    private final WorkingSet<UserId, Account> accounts;
    private final List<Entry> entries = new ArrayList<>();
    private final List<CreditEvent> announcements = new ArrayList<>();

    public Journal(WorkingSet<UserId, Account> accounts) {
        this.accounts = accounts;
    }

    public Account account(UserId user) {
        return accounts.get(user);
    }

    /** Throws {@link IllegalArgumentException} where a purse would hold less than nothing. */
    public void book(Entry entry) {
        var account = accounts.get(entry.user()).after(entry);
        accounts.put(account);
        entries.add(entry);
        announcements.add(account.announcement(entry));
    }

    /** Answers with what the person has at this point of the batch. */
    public void report(ReportBalance question) {
        var account = accounts.get(question.user());
        announcements.add(
                new BalanceReported(question.user(), question.request(), account.available(), account.held()));
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
