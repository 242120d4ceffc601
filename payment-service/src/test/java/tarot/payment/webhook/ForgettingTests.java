package tarot.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.payment.PaymentTest;

@PaymentTest
class ForgettingTests {

    final Forgetting forgetting;
    final JdbcClient jdbc;

    ForgettingTests(Forgetting forgetting, JdbcClient jdbc) {
        this.forgetting = forgetting;
        this.jdbc = jdbc;
    }

    @AfterEach
    void leaveNothingThatOthersWouldWaitFor() {
        jdbc.sql("delete from webhook_event where type = 'some.type'").update();
    }

    @Test
    void onlyWhatStripeCannotBringAgainAndWasActedOnIsForgotten() {
        var recent = event("DONE", 30);
        var waiting = event("WAITING", 40);
        var done = event("DONE", 40);
        forgetting.forget();
        assertThat(jdbc.sql("select event_id from webhook_event where event_id in (?, ?, ?)")
                        .params(recent, waiting, done)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(recent, waiting);
    }

    /** Out of reach for the worker in the background. */
    private String event(String state, int days) {
        var id = "evt_" + UUID.randomUUID();
        jdbc.sql("""
                insert into webhook_event (event_id, type, contents, state, received_at, due_at)
                values (?, 'some.type', '', ?, now() - make_interval(days => ?), now() + interval '1 day')
                """).params(id, state, days).update();
        return id;
    }
}
