package tarot.payment.webhook;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tarot.payment.webhook.StripeEvent.Kind;
import tarot.sealing.StorageSealing;
import tarot.tracing.Traces;
import tarot.work.LeasedWork;

/** Keeps every event once; those that mean something are kept whole until somebody has acted on them. */
@Repository
public class Inbox {

    private final JdbcClient jdbc;
    private final StorageSealing sealing;
    private final LeasedWork<?, ?> stripeEvents;

    Inbox(JdbcClient jdbc, StorageSealing sealing, LeasedWork<?, ?> stripeEvents) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.stripeEvents = stripeEvents;
    }

    /** Keeps an event; false where it is no event or was kept before. */
    @Transactional
    public boolean keep(byte[] body) {
        return StripeEvent.read(body).filter(event -> keep(event, body)).isPresent();
    }

    /** Once this returns it is durable. */
    @Transactional
    boolean keep(StripeEvent event, byte[] body) {
        var means = Kind.of(event.type()).isPresent();
        var isNew = jdbc.sql("""
                        insert into webhook_event (event_id, type, contents, state, traceparent)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .param(event.id())
                        .param(event.type())
                        .param(means ? sealing.seal(body, place(event.id())) : new byte[0])
                        .param(means ? "WAITING" : "DONE")
                        .param(Traces.current())
                        .update()
                == 1;
        if (isNew && means) {
            stripeEvents.wakeAfterCommit();
        }
        return isNew;
    }

    /** The types of events that mean something here. */
    public static List<String> types() {
        return Kind.allTypes();
    }

    static String place(String event) {
        return "stripe event " + event;
    }
}
