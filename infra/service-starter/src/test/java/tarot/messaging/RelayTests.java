package tarot.messaging;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.testing.ServiceTest;

/** Two replicas' relays, which poll once an hour: what happens sooner, a wake-up did. */
@ServiceTest
class RelayTests {

    static final String SCHEMA = "relay_tests";

    final JdbcClient jdbc;
    final Deliveries deliveries;
    final Relay one;
    final Relay other;

    RelayTests(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.deliveries = new Deliveries(jdbc);
        this.one = relay(dataSource);
        this.other = relay(dataSource);
    }

    @BeforeEach
    void bothStart() {
        one.start();
        other.start();
        await().until(() -> leaders() == 1 && deliveries.count.get() > 0);
    }

    @AfterEach
    void bothStop() {
        one.stop();
        other.stop();
    }

    @Test
    void ofTwoOneLeads() {
        await().during(Duration.ofSeconds(2)).until(() -> leaders() == 1);
    }

    @Test
    void whoCommitsInTheLeadersProcessWakesIt() {
        var before = deliveries.count.get();
        leader().wake();
        await().until(() -> deliveries.count.get() > before);
    }

    @Test
    void whoCommitsElsewhereWakesTheLeaderThroughTheDatabase() {
        var before = deliveries.count.get();
        jdbc.sql("select pg_notify(?, '')")
                .param(one.channel())
                .query((_, _) -> true)
                .list();
        await().until(() -> deliveries.count.get() > before);
    }

    @Test
    void whenTheLeaderStopsTheOtherLeads() {
        var next = leader() == one ? other : one;
        leader().stop();
        await().until(next::isLeading);
    }

    @Test
    void aLeaderWhoseConnectionIsGoneStopsLeading() {
        var before = deliveries.count.get();
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and granted and objid::bigint = (hashtext(?)::bigint & 4294967295)
                """).param(one.channel()).query((_, _) -> true).list();
        await().until(() -> deliveries.count.get() > before && leaders() == 1);
    }

    Relay leader() {
        return Stream.of(one, other).filter(Relay::isLeading).findFirst().orElseThrow();
    }

    long leaders() {
        return Stream.of(one, other).filter(Relay::isLeading).count();
    }

    Relay relay(DataSource dataSource) {
        return new Relay(
                dataSource,
                () -> deliveries,
                new RelayProperties(true, Duration.ofHours(1), 1, Duration.ofHours(1)),
                SCHEMA);
    }

    /** Counts how often a leader looked. */
    static class Deliveries extends OutboxDelivery {

        final AtomicInteger count = new AtomicInteger();

        Deliveries(JdbcClient jdbc) {
            super(jdbc, new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()), 1);
        }

        @Override
        boolean deliver() {
            count.incrementAndGet();
            return false;
        }
    }
}
