package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.notification.TelegramSimulation;

/** Which indexes are used after a quiet hour, when the statistics say that nothing ever waits. */
@TelegramSimulation
class QueuePlanTests {

    static final UUID SOMEBODY = new UUID(1, 2);

    final JdbcTemplate owner;
    final TransactionTemplate undone;
    final String settings;

    QueuePlanTests(Environment environment) {
        var database = new DriverManagerDataSource(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
        this.owner = new JdbcTemplate(database);
        this.undone = new TransactionTemplate(new JdbcTransactionManager(database));
        this.settings = environment.getRequiredProperty("spring.datasource.hikari.connection-init-sql");
    }

    @Test
    void whatWaitsForAPersonIsFoundWithoutTheQueue() {
        assertThat(plan("select min(position) from delivery where user_id = ? and state = 'WAITING'"))
                .anyMatch(step -> step.contains("using delivery_waiting_of_person"));
        assertThat(plan("select from delivery where user_id = ? and state = 'WAITING' and told <> gen_random_uuid()"))
                .anyMatch(step -> step.contains("using delivery_waiting_of_person"));
    }

    @Test
    void theQueueIsReadInItsOrder() {
        assertThat(plan("""
                select from delivery
                where user_id <> ? and state = 'WAITING' and position > 0 order by position limit 10
                """))
                .anyMatch(step -> step.contains("using delivery_in_line"))
                .noneMatch(step -> step.contains("Sort"));
    }

    private List<String> plan(String query) {
        return undone.execute(status -> {
            status.setRollbackOnly();
            owner.execute("set local search_path = notification");
            owner.execute(settings.replace("set ", "set local "));
            owner.execute("delete from delivery");
            owner.execute("""
                    insert into delivery (told, user_id, type, state)
                    select gen_random_uuid(), gen_random_uuid(), 'tarot.bot.greeted.v1', 'TOLD' from generate_series(1, 1000)
                    """);
            owner.execute("analyze delivery");
            return owner.queryForList("explain " + query, String.class, SOMEBODY);
        });
    }
}
