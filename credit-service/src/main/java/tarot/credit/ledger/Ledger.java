package tarot.credit.ledger;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.credit.ledger.Entry.Kind;
import tarot.messaging.Outbox;
import tarot.storage.Rows;
import tarot.storage.WorkingSet;

/** Accounts, entries and postings. Callers bring the transaction. */
@Repository
public class Ledger {

    /** Entry, postings and accounts in one statement; which purses an entry moves is said in {@link Kind} alone. */
    private static final String STORE = """
            with booked as (
                insert into entry (kind, cause, user_id, amount)
                select kind, cause, user_id, amount
                from unnest(?, ?, ?, ?) with ordinality as given (kind, cause, user_id, amount, position)
                order by position
                returning id, kind, amount
            ), posted as (
                insert into posting (entry_id, purse, amount)
                select booked.id, side.purse, side.sign * booked.amount
                from booked
                join (values %s) as side (kind, purse, sign) on side.kind = booked.kind
                where booked.amount > 0
            )
            update account set available = changed.available, held = changed.held
            from unnest(?, ?, ?) as changed (user_id, available, held)
            where account.user_id = changed.user_id
            """.formatted(sides());

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Credits welcome;

    Ledger(JdbcClient jdbc, Outbox outbox, LedgerProperties properties) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.welcome = Credits.of(properties.welcomeCredits());
    }

    /**
     * Begins a journal with these people's accounts; other writers of them wait until commit. Whoever is seen for the
     * first time, by whatever message, gets an account with the welcome credits in it.
     */
    public Journal open(Collection<UserId> users) {
        var ids = new Rows<>(users).uuid(UserId::value);
        // Everybody opens first, then locks, each in the order of ids: so two batches never wait for each other.
        var opened = jdbc.sql("""
                insert into account (user_id)
                select distinct id from unnest(?) as id
                where not exists (select from account where user_id = id)
                order by id
                on conflict do nothing
                returning user_id
                """)
                .param(ids)
                .query((row, _) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
        var accounts = jdbc.sql("""
                select user_id, available, held from account where user_id = any(?) order by user_id for update
                """).param(ids).query(Ledger::account).list();
        var journal = new Journal(new WorkingSet<>(accounts, Account::user));
        if (!welcome.equals(Credits.NONE)) {
            opened.forEach(user -> journal.book(new Entry(Kind.WELCOME, user.value(), user, welcome)));
        }
        return journal;
    }

    /**
     * What was booked for these causes, oldest first. To be asked after {@link #open}, so that what another batch of
     * the same people was just deciding is there to be seen.
     */
    public List<Entry> entries(Collection<UUID> causes) {
        if (causes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select kind, cause, user_id, amount from entry where cause = any(?) order by id")
                .param(new Rows<>(causes).uuid(cause -> cause))
                .query(Ledger::entry)
                .list();
    }

    /** Stores what was booked and announces it. */
    public void store(Journal journal) {
        if (!journal.entries().isEmpty()) {
            var entries = new Rows<>(journal.entries());
            var accounts = new Rows<>(journal.changedAccounts());
            jdbc.sql(STORE)
                    .param(entries.text(entry -> entry.kind().name()))
                    .param(entries.uuid(Entry::cause))
                    .param(entries.uuid(entry -> entry.user().value()))
                    .param(entries.bigint(entry -> entry.amount().amount()))
                    .param(accounts.uuid(account -> account.user().value()))
                    .param(accounts.bigint(account -> account.available().amount()))
                    .param(accounts.bigint(account -> account.held().amount()))
                    .update();
        }
        outbox.append(journal.announcements());
    }

    private static String sides() {
        return Arrays.stream(Kind.values())
                .filter(Kind::movesCredits)
                .map(kind -> "('%1$s', '%2$s', -1), ('%1$s', '%3$s', 1)".formatted(kind, kind.from(), kind.to()))
                .collect(joining(", "));
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new UserId(row.getObject("user_id", UUID.class)),
                Credits.of(row.getLong("available")),
                Credits.of(row.getLong("held")));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Kind.valueOf(row.getString("kind")),
                row.getObject("cause", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                Credits.of(row.getLong("amount")));
    }
}
