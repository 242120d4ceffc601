package tarot.payment.webhook;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the table of events from growing for ever. Every replica may do it. */
@Component
class Forgetting {

    /** Stripe keeps an event for 30 days, and so cannot bring it again. */
    private static final int KEPT_DAYS = 35;

    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from webhook_event where state = 'DONE' and received_at < now() - make_interval(days => ?)")
                .param(KEPT_DAYS)
                .update();
    }
}
