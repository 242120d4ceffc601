package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.testing.TestServers;

/** What an older version left is what this one goes on with. */
class MigrationTests {

    static final String SCHEMA = "payment_of_old";
    static final List<String> SESSIONS = List.of("cs_test_a1", "cs_live_Ж☃", "", "cs_test_" + "x".repeat(200));

    static JdbcClient jdbc;

    @BeforeAll
    static void anOlderVersionMigrates() {
        var database = new DriverManagerDataSource(
                TestServers.postgres().address(), TestServers.DATABASE_OWNER, TestServers.databaseOwnerPassword());
        database.setSchema(SCHEMA);
        jdbc = JdbcClient.create(database);
        migrate("2");
        for (var session : SESSIONS) {
            order("SETTLED", session, 1);
        }
        order("REQUESTED", null, 0);
        order("REQUESTED", null, 2);
        order("CONTESTED", null, 1);
        jdbc.sql("insert into webhook_event (event_id, type, contents) values ('evt_1', 'charge.refunded', '')")
                .update();
        migrate("latest");
    }

    @Test
    void settledOrdersHaveThePaymentsThatJavaWouldName() {
        assertThat(jdbc.sql("select payment_id from payment")
                        .query((row, _) -> new PaymentId(row.getObject("payment_id", UUID.class)))
                        .list())
                .containsExactlyInAnyOrderElementsOf(SESSIONS.stream()
                        .map(session -> PaymentId.of(PaymentMethod.STRIPE, session))
                        .toList());
    }

    @Test
    void suchAPaymentIsWorthWhatWasOrdered() {
        assertThat(jdbc.sql("""
                        select payment.user_id = purchase_order.user_id and payment.amount = 199
                            and payment.currency = 'USD' and payment.credits = 10 and payment.state = 'SETTLED'
                        from payment join purchase_order using (order_id)
                        """).query(Boolean.class).set()).containsExactly(true);
    }

    @Test
    void whoeverAskedStripeMayHaveMadeAPage() {
        assertThat(jdbc.sql("select attempts, state from purchase_order where state in ('REQUESTED', 'ASKED')")
                        .query((row, _) -> Map.entry(row.getInt("attempts"), row.getString("state")))
                        .list())
                .containsExactlyInAnyOrder(Map.entry(0, "REQUESTED"), Map.entry(2, "ASKED"));
    }

    @Test
    void whatWasActedOnIsNotActedOnAgain() {
        assertThat(jdbc.sql("select state from webhook_event")
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
    }

    static void order(String state, @Nullable String session, int attempts) {
        jdbc.sql("""
                insert into purchase_order
                    (order_id, user_id, pack, credits, amount, currency, state, session, attempts)
                values (gen_random_uuid(), gen_random_uuid(), 'p10', 10, 199, 'usd', ?, ?, ?)
                """).param(state).param(session).param(attempts).update();
    }

    static void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        TestServers.postgres().address(),
                        TestServers.DATABASE_OWNER,
                        TestServers.databaseOwnerPassword())
                .schemas(SCHEMA)
                .locations("classpath:db/starter", "classpath:db/payment")
                .placeholders(Map.of(
                        "role",
                        "tarot_payment_of_old",
                        "password",
                        UUID.randomUUID().toString()))
                .target(target)
                .load()
                .migrate();
    }
}
