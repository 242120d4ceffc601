package tarot.reading.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.errors.ServiceException;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.reading.process.Laying;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;

@ReadingTest
class ArchiveTests {

    final Archive archive;
    final PersonKeys keys;
    final JdbcClient jdbc;
    final StringRedisTemplate redis;
    final TransactionTemplate transaction;
    final Laying table;
    final Asker ada;

    ArchiveTests(
            Archive archive,
            PersonKeys keys,
            JdbcClient jdbc,
            StringRedisTemplate redis,
            TransactionTemplate transaction,
            Laying table,
            TransportSealing transport,
            Simulators simulators) {
        this.archive = archive;
        this.keys = keys;
        this.jdbc = jdbc;
        this.redis = redis;
        this.transaction = transaction;
        this.table = table;
        this.ada = new Asker(jdbc, transport);
        simulators.reset();
    }

    @Test
    void whatSomebodyWasToldIsFoundAgain() {
        var reading = told();
        var text = ada.text(ada.announced(ReadingCompleted.class).getFirst());
        assertThat(archive.find(ada.id(), reading)).contains(text);
        assertThat(archive.latest(ada.id())).contains(text);
    }

    @Test
    void redisRemembersItUnreadablyForAnHour() {
        var reading = told();
        var key = "reading:" + reading;
        await().until(() -> Boolean.TRUE.equals(redis.hasKey(key)));
        assertThat(redis.getExpire(key)).isBetween(3500L, 3600L);
        jdbc.sql("update reading set interpretation = '' where reading_id = ?")
                .param(reading.value())
                .update();
        assertThat(archive.find(ada.id(), reading)).as("without the table").isPresent();
    }

    @Test
    void withoutRedisItIsFoundInTheTable() {
        var reading = told();
        await().until(() -> Boolean.TRUE.equals(redis.hasKey("reading:" + reading)));
        redis.delete("reading:" + reading);
        assertThat(archive.find(ada.id(), reading)).isPresent();
    }

    @Test
    void nobodyFindsWhatAnotherWasTold() {
        var reading = told();
        var bob = new Asker(jdbc, ada.transport());
        table.lay(bob, bob.asks());
        assertThatThrownBy(() -> archive.find(bob.id(), reading)).isInstanceOf(ServiceException.class);
        assertThat(archive.latest(new Asker(jdbc, ada.transport()).id())).isEmpty();
    }

    @Test
    void whoIsErasedLeavesNothingReadable() {
        var reading = told();
        keys.erase(ada.id());
        assertThat(archive.find(ada.id(), reading)).isEmpty();
        assertThat(archive.latest(ada.id())).isEmpty();
    }

    @Test
    void aKeyIsMadeOnceAndOpensOnlyItsPlace() {
        var one = transaction.execute(_ -> keys.ofAll(List.of(ada.id())).of(ada.id()));
        var other = transaction.execute(_ -> keys.ofAll(List.of(ada.id())).of(ada.id()));
        var sealed = one.seal("a text".getBytes(StandardCharsets.UTF_8), "here");
        assertThat(other.open(sealed, "here")).asString().isEqualTo("a text");
        assertThatThrownBy(() -> one.open(sealed, "there")).isInstanceOf(ServiceException.class);
    }

    @Test
    void aKeyThatWasRolledBackIsNotRemembered() {
        transaction.executeWithoutResult(status -> {
            keys.ofAll(List.of(ada.id()));
            status.setRollbackOnly();
        });
        assertThat(keys.find(List.of(ada.id())).find(ada.id())).isNull();
    }

    ReadingId told() {
        var request = table.lay(ada, ada.asks(Spread.ONE_CARD, "What now?"));
        await().until(() -> !ada.announced(ReadingCompleted.class).isEmpty());
        return request.reading();
    }
}
