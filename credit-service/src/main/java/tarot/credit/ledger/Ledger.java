package tarot.credit.ledger;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Past.Line;
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
            update account set available = changed.available, held = changed.held, owed = changed.owed
            from unnest(?, ?, ?, ?) as changed (user_id, available, held, owed)
            where account.user_id = changed.user_id
            """.formatted(sides());

    /** By the index entry_of_statement, whose condition it repeats: newest first, and no further back than is asked. */
    private static final String PAST = """
            select line.* from unnest(?, ?) as asked (user_id, lines), lateral (
                select id, kind, cause, user_id, amount, booked_at from entry
                where entry.user_id = asked.user_id
                and amount > 0 and kind not in ('REFUSAL', 'CAPTURE', 'REFUND_OWED', 'DISPUTE_OWED')
                order by id desc limit asked.lines
            ) as line
            order by line.user_id, line.id desc
            """;

    /** By the same index: a reading that was had was held for first. */
    private static final String SETTLED_IN = """
            select person from unnest(?) as person where exists (
                select from entry
                where entry.user_id = person
                and amount > 0 and kind not in ('REFUSAL', 'CAPTURE', 'REFUND_OWED', 'DISPUTE_OWED')
                and (kind = 'PURCHASE' or kind = 'HOLD' and exists (
                    select from entry had where had.cause = entry.cause and had.kind in ('CAPTURE', 'LATE_CAPTURE'))))
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Credits welcome;

    Ledger(JdbcClient jdbc, Outbox outbox, LedgerProperties properties) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.welcome = Credits.of(properties.welcomeCredits());
    }

    /** As {@link #open(Collection, Collection)}, with these people alone. */
    public Journal open(Collection<UserId> users) {
        return open(users, List.of());
    }

    /**
     * Begins a journal with these people's accounts; other writers of them wait until commit. Whoever of {@code users} is
     * seen for the first time, by whatever message, gets an account with the welcome credits in it; those who are only
     * {@code mentioned} do not.
     */
    public Journal open(Collection<UserId> users, Collection<UserId> mentioned) {
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
        var everybody = new HashSet<>(users);
        everybody.addAll(mentioned);
        var accounts = jdbc.sql("""
                select user_id, available, held, owed from account where user_id = any(?) order by user_id for update
                """)
                .param(new Rows<>(everybody).uuid(UserId::value))
                .query(Ledger::account)
                .list();
        var journal = new Journal(new WorkingSet<>(accounts, Account::user), opened);
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

    /** What those who ask for a statement need of their past, as it is before this batch is stored. */
    public Past past(Collection<ReportStatement> questions) {
        var lines = new HashMap<UserId, Integer>();
        questions.forEach(question -> lines.merge(question.user(), Statement.linesNeeded(question), Math::max));
        if (lines.isEmpty()) {
            return Past.NONE;
        }
        var asked = new Rows<>(lines.entrySet());
        var history = new HashMap<UserId, List<Line>>();
        jdbc.sql(PAST)
                .param(asked.uuid(entry -> entry.getKey().value()))
                .param(asked.integer(Map.Entry::getValue))
                .query((row, number) -> new Line(
                        entry(row, number), row.getTimestamp("booked_at").toInstant()))
                .list()
                .forEach(line -> history.computeIfAbsent(line.entry().user(), _ -> new ArrayList<>())
                        .add(line));
        var now = jdbc.sql("select now()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        return new Past(history, now);
    }

    /** Those of these people who have had a reading or have bought something, to be asked after {@link #open}. */
    public List<UserId> settledIn(Collection<UserId> people) {
        return jdbc.sql(SETTLED_IN)
                .param(new Rows<>(people).uuid(UserId::value))
                .query((row, _) -> new UserId(row.getObject("person", UUID.class)))
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
                    .param(accounts.bigint(account -> account.owed().amount()))
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
                Credits.of(row.getLong("held")),
                Credits.of(row.getLong("owed")));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Kind.valueOf(row.getString("kind")),
                row.getObject("cause", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                Credits.of(row.getLong("amount")));
    }
}
