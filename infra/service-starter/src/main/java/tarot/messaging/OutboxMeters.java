package tarot.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.storage.Sounding;

/** How many messages wait in the outbox, and for how long the oldest has. NaN while the database is away. */
class OutboxMeters implements MeterBinder {

    private final JdbcClient jdbc;

    OutboxMeters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tarot.outbox.depth", ask("select count(*) from outbox"))
                .description("messages that wait for the relay")
                .register(registry);
        Gauge.builder(
                        "tarot.outbox.age",
                        ask(
                                "select coalesce((select extract(epoch from now() - created_at) from outbox order by id limit 1), 0)"))
                .description("how long the oldest message has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    private Sounding ask(String sql) {
        return new Sounding(() -> jdbc.sql(sql).query(Double.class).single());
    }
}
