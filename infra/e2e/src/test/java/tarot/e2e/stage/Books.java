package tarot.e2e.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tarot.contracts.MessageTypes;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.local.TarotSystem;

/** The services' databases, seen with the owner's eyes. */
public final class Books implements AutoCloseable {

    private static final RowMapper<String> TEXT = (row, _) -> row.getString(1);
    private static final RowMapper<UUID> ID = (row, _) -> row.getObject(1, UUID.class);

    private final SingleConnectionDataSource connection;
    private final JdbcClient sql;
    private final String audit;
    private final String erasure;
    private final List<UUID> excused = new ArrayList<>();
    private final List<UUID> erased = new ArrayList<>();

    Books(TarotSystem system, Path repository) {
        connection = new SingleConnectionDataSource(
                system.setting("DATABASE_URL"),
                system.setting("DATABASE_OWNER"),
                system.setting("DATABASE_OWNER_PASSWORD"),
                true);
        sql = JdbcClient.create(connection);
        erasure = read(repository.resolve("infra/erase-person.sql"));
        audit = read(repository.resolve("credit-service/src/main/resources/tarot/credit/audit.sql"));
    }

    /** Any statement; names need their schemas. */
    public JdbcClient sql() {
        return sql;
    }

    /** Who came last. */
    public UserId newcomer() {
        return new UserId(sql.sql("select user_id from bot.person order by created_at desc limit 1")
                .query(ID)
                .single());
    }

    public long available(UserId user) {
        return sql.sql("select available from credit.account where user_id = ?")
                .param(user.value())
                .query(Long.class)
                .single();
    }

    /** What a person owes for credits that they used before the money went back. */
    public long owed(UserId user) {
        return sql.sql("select owed from credit.account where user_id = ?")
                .param(user.value())
                .query(Long.class)
                .single();
    }

    public long orders(UserId user) {
        return sql.sql("select count(*) from payment.purchase_order where user_id = ?")
                .param(user.value())
                .query(Long.class)
                .single();
    }

    /** The latest order of a person. */
    public String order(UserId user) {
        return sql.sql("select order_id::text from payment.purchase_order where user_id = ?"
                        + " order by created_at desc limit 1")
                .param(user.value())
                .query(TEXT)
                .single();
    }

    /** How many entries of this kind the ledger has for a person. */
    public long entries(UserId user, String kind) {
        return sql.sql("select count(*) from credit.entry where user_id = ? and kind = ?")
                .params(user.value(), kind)
                .query(Long.class)
                .single();
    }

    /** The states of a person's readings, oldest first. */
    public List<String> readings(UserId user) {
        return sql.sql("select state from reading.reading where user_id = ? order by created_at")
                .param(user.value())
                .query(TEXT)
                .list();
    }

    /** How many of a person's deliveries are in this state. */
    public long deliveries(UserId user, String state) {
        return sql.sql("select count(*) from notification.delivery where user_id = ? and state = ?")
                .params(user.value(), state)
                .query(Long.class)
                .single();
    }

    /** As an operator does it. */
    public void erase(UserId user) {
        erased.add(user.value());
        for (var statement : erasure.replaceAll("--.*", "").split(";")) {
            if (!statement.isBlank()) {
                sql.sql(statement.replace(":'person'", "'" + user + "'")).update();
            }
        }
    }

    /** What is still under way anywhere: empty once all has come to rest. */
    public String underWay() {
        var outboxes =
                sql.sql("select schemaname from pg_tables where tablename = 'outbox'").query(TEXT).list().stream()
                        .map(schema ->
                                "select '" + schema + " outbox' as what, count(*) as number from " + schema + ".outbox")
                        .collect(joining(" union all "));
        return sql.sql("select what || ': ' || number from (" + outboxes + """
                         union all select 'holds', count(*) from credit.open_hold
                         union all select 'readings', count(*) from reading.reading
                                   where state in ('AWAITING_CREDITS', 'INTERPRETING')
                         union all select 'orders', count(*) from payment.purchase_order
                                   where state in ('REQUESTED', 'ASKED')
                         union all select 'webhooks', count(*) from payment.webhook_event where state = 'WAITING'
                         union all select 'refunds', count(*) from payment.refund_request where outcome is null
                         union all select 'deliveries', count(*) from notification.delivery where state = 'WAITING'
                        ) as waiting where number > 0""")
                .query(TEXT)
                .list()
                .toString()
                .replace("[]", "");
    }

    /** A sentence for whatever does not add up; none when the books are in order. */
    public List<String> findings() {
        sql.sql("set search_path = credit").update();
        var findings = sql.sql(audit)
                .query((row, _) -> row.getString("finding") + ": " + row.getString("subject"))
                .list();
        return Stream.of(findings, untold(), unpaid()).flatMap(List::stream).toList();
    }

    /** From now on what this person was told may have been dropped: they have blocked the bot. */
    void excuse(UserId user) {
        excused.add(user.value());
    }

    /** Readings that were paid for, or finished at no charge, and never told. */
    private List<String> untold() {
        var owed = sql.sql("""
                select reading_id from reading.reading where state = 'COMPLETED' and user_id <> all(:erased)
                union select cause from credit.entry
                where kind in ('CAPTURE', 'LATE_CAPTURE') and user_id <> all(:erased)
                """)
                .param("erased", erased.toArray(UUID[]::new))
                .query(ID)
                .list();
        var messages = owed.stream()
                .map(reading -> MessageTypes.idOf(ReadingCompleted.class, Objects.requireNonNull(reading)))
                .toArray(UUID[]::new);
        return sql.sql("""
                select 'finished reading was not delivered: ' || owed.told || coalesce(' is ' || delivery.state, '')
                from unnest(?) as owed (told) left join notification.delivery on delivery.told = owed.told
                where delivery.state is distinct from 'TOLD'
                  and not (coalesce(delivery.state, '') = 'DROPPED' and delivery.user_id = any(?))
                """)
                .params(messages, excused.toArray(UUID[]::new))
                .query(TEXT)
                .list();
    }

    /** What was charged for and what was read must be the same readings. */
    private List<String> unpaid() {
        return sql.sql("""
                select 'captured, but not completed: ' || cause from credit.entry
                where kind in ('CAPTURE', 'LATE_CAPTURE')
                  and not exists (select from reading.reading where reading_id = cause and state = 'COMPLETED')
                union all
                select 'completed, but the price was neither spent nor given back: ' || reading_id from reading.reading
                where state = 'COMPLETED'
                  and not exists (select from credit.entry where cause = reading_id
                                  and kind in ('CAPTURE', 'LATE_CAPTURE', 'RELEASE'))
                """).query(TEXT).list();
    }

    /** In how many places orders and payments keep, sealed, who this person is at Telegram. */
    public long namesOfTheBuyer(UserId user) {
        return sql.sql("select (select count(buyer) from payment.purchase_order where user_id = ?)"
                        + " + (select count(charge) from payment.payment where user_id = ?)")
                .params(user.value(), user.value())
                .query(Long.class)
                .single();
    }

    /** The tables that hold this text anywhere, bytes that spell it included. */
    public List<String> rowsWith(String text) {
        return sql
                .sql("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname in ('bot', 'reading', 'credit', 'payment', 'notification')")
                .query(TEXT)
                .list()
                .stream()
                .filter(table -> holds(table, text))
                .toList();
    }

    private boolean holds(String table, String text) {
        return sql.sql("select exists (select from " + table
                        + " as it where position(:text in it::text) > 0 or position(:bytes in it::text) > 0)")
                .param("text", text)
                .param("bytes", HexFormat.of().formatHex(text.getBytes(UTF_8)))
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    @Override
    public void close() {
        connection.destroy();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
