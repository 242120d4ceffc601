package tarot.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tarot.storage.Sounding;

/** How much is still to be told, and since when. NaN while the database is away. */
@Component
class DeliveryMeters implements MeterBinder {

    private final JdbcClient jdbc;

    DeliveryMeters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tarot.deliveries.waiting", ask("select count(*) from delivery where state = 'WAITING'"))
                .description("what is to be told")
                .register(registry);
        Gauge.builder("tarot.deliveries.age", ask("""
                        select coalesce((
                            select extract(epoch from now() - created_at) from delivery
                            where state = 'WAITING' and position > 0
                              and exists (select from recipient where recipient.user_id = delivery.user_id)
                            order by position limit 1), 0)
                        """))
                .description("how long the oldest that is to be told has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    private Sounding ask(String sql) {
        return new Sounding(() -> jdbc.sql(sql).query(Double.class).single());
    }
}
