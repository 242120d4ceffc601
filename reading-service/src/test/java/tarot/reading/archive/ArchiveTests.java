package tarot.reading.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.reading.ReadingEvent.NothingRecalled;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingRecalled;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.messaging.Outbox;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.reading.process.Laying;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;
import tools.jackson.databind.json.JsonMapper;

@ReadingTest
class ArchiveTests {

    final PersonKeys keys;
    final StorageSealing storage;
    final Archive archive;
    final Outbox outbox;
    final JdbcClient jdbc;
    final StringRedisTemplate redis;
    final TransactionTemplate transaction;
    final Laying table;
    final Asker ada;

    ArchiveTests(
            PersonKeys keys,
            StorageSealing storage,
            Archive archive,
            Outbox outbox,
            JdbcClient jdbc,
            StringRedisTemplate redis,
            TransactionTemplate transaction,
            Laying table,
            TransportSealing transport,
            Simulators simulators) {
        this.keys = keys;
        this.storage = storage;
        this.archive = archive;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.redis = redis;
        this.transaction = transaction;
        this.table = table;
        this.ada = new Asker(jdbc, transport);
        simulators.reset();
    }

    @Test
    void whatSomebodyWasToldIsToldAgainNewestFirst() {
        var older = told("What was?");
        var newer = told("What will be?");
        table.take(ada.recalls(0), ada.recalls(1));
        var recalled = ada.announced(ReadingRecalled.class);
        assertThat(recalled)
                .extracting(
                        ReadingRecalled::reading,
                        ReadingRecalled::more,
                        each -> ada.text(each).question().text())
                .containsExactly(tuple(newer, true, "What will be?"), tuple(older, false, "What was?"));
        assertThat(recalled.getFirst().at()).isAfter(recalled.getLast().at());
        assertThat(ada.announced(ReadingCompleted.class))
                .extracting(ada::text)
                .containsExactly(
                        ada.text(recalled.getLast()).interpretation(),
                        ada.text(recalled.getFirst()).interpretation());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, Integer.MAX_VALUE})
    void thereIsNothingBeforeTheFirstReading(int page) {
        told();
        table.take(ada.recalls(page));
        assertThat(ada.announced(NothingRecalled.class)).hasSize(1);
        assertThat(ada.announced(ReadingRecalled.class)).isEmpty();
    }

    @Test
    void whatNobodyWasToldYetIsNoPast() {
        table.take(ada.asks(), ada.recalls(0));
        assertThat(ada.announced(NothingRecalled.class)).hasSize(1);
    }

    @Test
    void redisRemembersItUnreadablyForAnHour() {
        var reading = told();
        var key = "reading:" + reading;
        await().until(() -> Boolean.TRUE.equals(redis.hasKey(key)));
        assertThat(redis.getExpire(key)).isBetween(3500L, 3600L);
        assertThat(redis.opsForValue().get(key)).doesNotContain("opening");
        jdbc.sql("update reading set interpretation = '' where reading_id = ?")
                .param(reading.value())
                .update();
        table.take(ada.recalls(0));
        assertThat(ada.announced(ReadingRecalled.class)).as("without the table").hasSize(1);
    }

    @Test
    void withoutRedisItIsFoundInTheTable() {
        var reading = told();
        await().until(() -> Boolean.TRUE.equals(redis.hasKey("reading:" + reading)));
        redis.delete("reading:" + reading);
        table.take(ada.recalls(0));
        assertThat(ada.announced(ReadingRecalled.class)).hasSize(1);
    }

    @Test
    void nobodyIsToldWhatAnotherWas() {
        told();
        var bob = new Asker(jdbc, ada.transport());
        table.take(bob.recalls(0));
        assertThat(bob.announced(NothingRecalled.class)).hasSize(1);
    }

    @Test
    void aKeyThatWasDeletedIsForgottenTenMinutesLater() {
        var now = new AtomicReference<>(Instant.now());
        var remembering = new PersonKeys(jdbc, storage, new SecureRandom(), now::get);
        transaction.executeWithoutResult(_ -> remembering.ofAll(List.of(ada.id())));
        jdbc.sql("delete from person_key where user_id = ?")
                .param(ada.id().value())
                .update();
        assertThat(remembering.find(List.of(ada.id())).find(ada.id())).isNotNull();
        now.updateAndGet(then -> then.plusSeconds(600));
        assertThat(remembering.find(List.of(ada.id())).find(ada.id())).isNull();
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

    @Test
    void whoseKeyThisReplicaCannotOpenIsNotAsIfErased(
            @Autowired TransportSealing transport, @Autowired JsonMapper json) {
        told();
        jdbc.sql(
                        "update person_key set wrapped_key = overlay(wrapped_key placing '\\x00000000' from 2) where user_id = ?")
                .param(ada.id().value())
                .update();
        var afresh = new PersonKeys(jdbc, storage, new SecureRandom(), InstantSource.system());
        var lacking = new Recollections(archive, afresh, transport, outbox, json);
        assertNotHere(() -> transaction.executeWithoutResult(_ -> lacking.answer(List.of(ada.recalls(0)))));
        assertThat(ada.announced(NothingRecalled.class)).isEmpty();
        var key = transaction.execute(_ -> afresh.ofAll(List.of(ada.id())).of(ada.id()));
        assertNotHere(() -> key.seal(new byte[1], "here"));
    }

    static void assertNotHere(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        lacks -> assertThat(lacks.kind()).isEqualTo(ErrorKind.UNEXPECTED));
    }

    ReadingId told() {
        return told("What now?");
    }

    ReadingId told(String question) {
        var reading = table.lay(ada, ada.asks(Spread.ONE_CARD, question)).reading();
        await().until(() -> ada.announced(ReadingCompleted.class).stream()
                .anyMatch(completed -> completed.reading().equals(reading)));
        return reading;
    }
}
