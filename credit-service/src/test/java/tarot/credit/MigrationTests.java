package tarot.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Books that were begun before there were debts are carried on. */
@LedgerTest
class MigrationTests {

    static final String SCHEMA = "credit_of_old";
    static final UUID ADA = new UUID(1, 1);

    final Environment environment;
    final JdbcClient old;

    MigrationTests(Environment environment) {
        this.environment = environment;
        var url = environment.getRequiredProperty("DATABASE_URL");
        this.old = JdbcClient.create(new DriverManagerDataSource(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA,
                environment.getRequiredProperty("DATABASE_OWNER"),
                environment.getRequiredProperty("DATABASE_OWNER_PASSWORD")));
    }

    @BeforeEach
    void booksOfOld() {
        migrate("3");
        old.sql("insert into account (user_id, available, held) values (?, 25, 3)")
                .param(ADA)
                .update();
        old.sql("""
                insert into entry (kind, cause, user_id, amount) values
                ('WELCOME', ?, ?, 5), ('PURCHASE', gen_random_uuid(), ?, 25), ('HOLD', ?, ?, 3), ('REFUSAL', ?, ?, 99),
                ('HOLD', ?, ?, 2), ('CAPTURE', ?, ?, 2)
                """)
                .params(
                        ADA,
                        ADA,
                        ADA,
                        new UUID(2, 1),
                        ADA,
                        new UUID(2, 2),
                        ADA,
                        new UUID(2, 3),
                        ADA,
                        new UUID(2, 3),
                        ADA)
                .update();
        old.sql("""
                insert into posting
                select id, purse, amount * sign from entry join (values
                    ('WELCOME', 'GRANTED', -1), ('WELCOME', 'AVAILABLE', 1),
                    ('PURCHASE', 'GRANTED', -1), ('PURCHASE', 'AVAILABLE', 1),
                    ('HOLD', 'AVAILABLE', -1), ('HOLD', 'HELD', 1), ('CAPTURE', 'HELD', -1), ('CAPTURE', 'SPENT', 1)
                ) as side (kind, purse, sign) on side.kind = entry.kind
                """).update();
        old.sql("insert into open_hold (reading_id, user_id) values (?, ?)")
                .params(new UUID(2, 1), ADA)
                .update();
    }

    @AfterEach
    void theyGo() {
        old.sql("drop schema " + SCHEMA + " cascade").update();
    }

    @Test
    void nobodyOwesAnythingAndTheBooksAddUp() throws IOException {
        migrate("latest");
        assertThat(old.sql("select available, held, owed from account").query().singleRow())
                .containsExactlyInAnyOrderEntriesOf(Map.of("available", 25L, "held", 3L, "owed", 0L));
        assertThat(old.sql("select count(*) from entry").query(Long.class).single())
                .isEqualTo(6);
        assertThat(Audit.findings(old)).isEmpty();
    }

    void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        environment.getRequiredProperty("DATABASE_URL"),
                        environment.getRequiredProperty("DATABASE_OWNER"),
                        environment.getRequiredProperty("DATABASE_OWNER_PASSWORD"))
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/starter", "classpath:db/credit")
                .placeholders(Map.of(
                        "role", "tarot_credit", "password", environment.getRequiredProperty("DATABASE_PASSWORD")))
                .target(target)
                .load()
                .migrate();
    }
}
