package tarot.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.Credits;
import tarot.credit.Audit;
import tarot.credit.LedgerTest;
import tarot.credit.Person;
import tarot.credit.ledger.Entry.Kind;

@LedgerTest
class LedgerTests {

    final Ledger ledger;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Person ada;

    LedgerTests(Ledger ledger, JdbcClient jdbc, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ada = new Person(jdbc);
        book(Kind.PURCHASE, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set amount = 99",
                "delete from posting",
                "truncate posting",
                "update entry set amount = 99",
                "delete from entry",
                "truncate entry cascade",
                "delete from unproved",
                "insert into unproved values (1, 1)",
                "alter table posting disable trigger all",
                "drop table posting",
                "update adjustment set change = 99",
                "delete from adjustment",
                "update redemption set outcome = 'EXPIRED'",
                "delete from redemption",
                "update promotion set in_total = 99",
                "delete from promotion",
                "update promotion_key set sealed_key = ''",
                "delete from promotion_key",
                "update invitation set inviter_id = user_id",
                "delete from invitation",
                "delete from discrepancy"
            })
    void theServiceMayNotRewriteTheLedger(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void postingsThatDoNotSumToZeroAreNotCommitted() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    post(entry("PURCHASE", 3), "AVAILABLE", 3);
                    post(entry("PURCHASE", 4), "GRANTED", -4, "AVAILABLE", 4);
                }))
                .rootCause()
                .hasMessageContaining("do not sum to zero");
    }

    @Test
    void postingsMayArriveInSeveralStatementsAsLongAsTheySumToZeroInTheEnd() {
        transaction.executeWithoutResult(_ -> {
            var entry = entry("PURCHASE", 3);
            post(entry, "GRANTED", -3);
            post(entry, "AVAILABLE", 3);
            set(ada.account().available().amount() + 3, 0);
        });
        assertThat(ada.account()).isEqualTo(ada.has(18, 0));
    }

    @Test
    void aBalancedEntryIsNotSpoiltLater() {
        var entry = jdbc.sql("select max(id) from entry where user_id = ?")
                .param(ada.id().value())
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> post(entry, "SPENT", 1)).rootCause().hasMessageContaining("do not sum to zero");
    }

    @Test
    void noReadingIsAnsweredOrResolvedTwice() {
        var reading = UUID.randomUUID();
        book(new Entry(Kind.HOLD, reading, ada.id(), Credits.of(1)));
        assertThatThrownBy(() -> book(new Entry(Kind.REFUSAL, reading, ada.id(), Credits.of(1))))
                .isInstanceOf(DuplicateKeyException.class);
        book(new Entry(Kind.CAPTURE, reading, ada.id(), Credits.of(1)));
        book(Kind.HOLD, 1); // so that there is something held that could be released
        assertThatThrownBy(() -> book(new Entry(Kind.RELEASE, reading, ada.id(), Credits.of(1))))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void theAuditFindsWhateverIsWrongWithAnEntry() {
        assertThat(findingsAfter(() -> post(entry("PURCHASE", 3), "AVAILABLE", 3)))
                .contains("postings do not sum to zero", "account is not the sum of its postings");
        assertThat(findingsAfter(() -> post(-1, "GRANTED", -3, "SPENT", 3))).containsOnly("posting without entry");
        assertThat(findingsAfter(() -> entry("PURCHASE", 3)))
                .containsOnly("entry that moved what it should not, or nothing");
        assertThat(findingsAfter(() -> post(entry("REFUSAL", 3), "GRANTED", -3, "SPENT", 3)))
                .containsOnly("entry that moved what it should not, or nothing");
        assertThat(findingsAfter(() -> entry("CAPTURE", UUID.randomUUID(), 0)))
                .containsOnly("reading captured that was given back, or was never held");
        assertThat(findingsAfter(() -> {
                    var reading = UUID.randomUUID();
                    entry("HOLD", reading, 0);
                    entry("CAPTURE", reading, 0);
                    entry("LATE_CAPTURE", reading, 0);
                }))
                .contains("reading captured more than once");
        assertThat(findingsAfter(() -> post(entry("REINSTATEMENT", 2), "GRANTED", -2, "SPENT", 2)))
                .containsOnly("reinstated what was not taken");
        assertThat(findingsAfter(() -> post(entry("CORRECTION", 2), "GRANTED", -2, "SPENT", 2)))
                .containsOnly("correction that no admin asked for, or not so");
        assertThat(findingsAfter(() -> post(entry("PROMOTION", 2), "GRANTED", -2, "SPENT", 2)))
                .containsOnly("promotion redeemed for other than it is good for");
    }

    @Test
    void theAuditFindsWhateverIsWrongWithAnAccount() {
        assertThat(findingsAfter(() -> set(9, 0)))
                .containsOnly(
                        "account is not the sum of its postings",
                        "granted is not what a person has, has spent and does not owe",
                        "granted is not what all have, have spent and do not owe");
        assertThat(findingsAfter(() -> set(14, 1)))
                .containsOnly("account is not the sum of its postings", "held is not what open holds promise");
        assertThat(findingsAfter(() -> jdbc.sql("insert into open_hold (reading_id, user_id) values (?, ?)")
                        .params(UUID.randomUUID(), ada.id().value())
                        .update()))
                .containsOnly("open hold that the expiry does not see, or sees twice");
        assertThat(findingsAfter(() -> {
                    post(entry("HOLD", 3), "AVAILABLE", -3, "HELD", 3);
                    set(12, 3);
                }))
                .containsOnly("open hold that the expiry does not see, or sees twice");
    }

    @Test
    void theAuditFindsAPromotionThatWasRedeemedTooOften() {
        var limits = "promotion redeemed beyond its limits";
        assertThat(findingsAfter(() -> promotion(2, 1, 0))).isEmpty();
        assertThat(findingsAfter(() -> promotion(2, 1, 1))).containsOnly(limits);
        assertThat(findingsAfter(() -> redeem(promotion(2, 1, 0)))).contains(limits);
        assertThat(findingsAfter(() -> {
                    var promotion = promotion(2, 1, 2);
                    redeem(promotion);
                    redeem(promotion);
                }))
                .contains(limits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account set available = -1",
                "update account set held = -1",
                "update account set available = 0, owed = -1",
                "update account set available = 1, owed = 1"
            })
    void theDatabaseRefusesWhatNoAccountCanBe(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql + " where user_id = ?")
                        .param(ada.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    UUID promotion(int inTotal, int perPerson, int redeemed) {
        var promotion = UUID.randomUUID();
        jdbc.sql("""
                insert into promotion values (?, ?, convert_to(gen_random_uuid()::text, 'UTF8'), 1, ?, ?, ?, now())
                """)
                .params(promotion, UUID.randomUUID(), perPerson, inTotal, redeemed)
                .update();
        return promotion;
    }

    void redeem(UUID promotion) {
        jdbc.sql("insert into redemption values (?, ?, ?, 'REDEEMED')")
                .params(UUID.randomUUID(), ada.id().value(), promotion)
                .update();
    }

    List<String> findingsAfter(Runnable mess) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            mess.run();
            try {
                return Audit.findings(jdbc);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void book(Kind kind, long amount) {
        book(new Entry(kind, UUID.randomUUID(), ada.id(), Credits.of(amount)));
    }

    /** As the reservations do: the open holds follow the entries. */
    void book(Entry entry) {
        transaction.executeWithoutResult(_ -> {
            var journal = ledger.open(List.of(ada.id()));
            journal.book(entry);
            ledger.store(journal);
            if (entry.kind() == Kind.HOLD) {
                jdbc.sql("insert into open_hold (reading_id, user_id) values (?, ?)")
                        .params(entry.cause(), ada.id().value())
                        .update();
            }
            if (entry.kind() == Kind.CAPTURE) {
                jdbc.sql("delete from open_hold where reading_id = ?")
                        .param(entry.cause())
                        .update();
            }
        });
    }

    long entry(String kind, long amount) {
        return entry(kind, UUID.randomUUID(), amount);
    }

    long entry(String kind, UUID cause, long amount) {
        return jdbc.sql("insert into entry (kind, cause, user_id, amount) values (?, ?, ?, ?) returning id")
                .params(kind, cause, ada.id().value(), amount)
                .query(Long.class)
                .single();
    }

    void post(long entry, String purse, long amount) {
        jdbc.sql("insert into posting values (?, ?, ?)")
                .params(entry, purse, amount)
                .update();
    }

    void post(long entry, String from, long taken, String to, long given) {
        post(entry, from, taken);
        post(entry, to, given);
    }

    void set(long available, long held) {
        jdbc.sql("update account set available = ?, held = ? where user_id = ?")
                .params(available, held, ada.id().value())
                .update();
    }
}
