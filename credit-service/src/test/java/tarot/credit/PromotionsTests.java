package tarot.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.PromotionRefused;
import tarot.contracts.credit.CreditEvent.PromotionRefused.Reason;
import tarot.contracts.credit.CreditEvent.PromotionReported;
import tarot.contracts.credit.CreditEvent.PromotionReported.Outcome;
import tarot.contracts.credit.GrantReason;
import tarot.credit.desk.Counter;
import tarot.errors.ServiceException;
import tarot.sealing.TransportSealing;

/** Everybody begins with the five credits of the welcome. */
@LedgerTest
class PromotionsTests {

    static final Duration DAY = Duration.ofDays(1);

    final Counter counter;
    final TransportSealing transport;
    final JdbcClient jdbc;
    final Person ada;
    final Person bob;
    final Person admin;
    final String code =
            UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);

    PromotionsTests(Counter counter, TransportSealing transport, JdbcClient jdbc) {
        this.counter = counter;
        this.transport = transport;
        this.jdbc = jdbc;
        this.ada = new Person(jdbc);
        this.bob = new Person(jdbc);
        this.admin = new Person(jdbc);
    }

    @Test
    void aCodeIsGoodForItsCredits() {
        promote(4, 1, 10);
        var redeemed = ada.redeems(code, transport);
        counter.take(redeemed);
        assertThat(ada.account()).isEqualTo(ada.has(9, 0));
        assertThat(ada.told())
                .endsWith(new CreditsGranted(
                        redeemed.request().value(),
                        ada.id(),
                        GrantReason.PROMOTION,
                        Credits.of(4),
                        Credits.of(9),
                        Credits.NONE,
                        Credits.NONE));
    }

    @Test
    void whoeverMakesACodeIsToldOnceAndNeedsNoAccount() {
        var made = admin.promotes(code, 4, 1, 10, DAY, transport);
        counter.take(made, made);
        counter.take(made);
        assertThat(admin.told()).containsExactly(new PromotionReported(admin.id(), made.request(), Outcome.CREATED));
        assertThat(admin.hasAnAccount()).isFalse();
    }

    @Test
    void aCodeIsTakenOnceAndForAll() {
        promote(4, 1, 10);
        var again = bob.promotes(code, 400, 100, 1_000, DAY, transport);
        counter.take(again);
        assertThat(bob.told()).containsExactly(new PromotionReported(bob.id(), again.request(), Outcome.CODE_TAKEN));
        counter.take(ada.redeems(code, transport));
        assertThat(ada.account()).isEqualTo(ada.has(9, 0));
    }

    @Test
    void aCodeThatNobodyMadeIsGoodForNothing() {
        refused(Reason.UNKNOWN_CODE);
    }

    @Test
    void aCodeRunsOutByTheDatabasesTime() {
        counter.take(admin.promotes(code, 4, 1, 10, Duration.ofSeconds(-1), transport));
        refused(Reason.EXPIRED);
    }

    @Test
    void nobodyUsesACodeMoreOftenThanTheyMay() {
        promote(4, 2, 10);
        counter.take(ada.redeems(code, transport), ada.redeems(code, transport));
        refused(Reason.USED_BEFORE);
        counter.take(bob.redeems(code, transport));
        assertThat(bob.account()).isEqualTo(bob.has(9, 0));
    }

    @Test
    void aCodeIsUsedUpInTheEnd() {
        promote(4, 5, 2);
        counter.take(bob.redeems(code, transport), bob.redeems(code, transport));
        refused(Reason.USED_UP);
    }

    @Test
    void whatIsDeliveredAgainIsAnsweredOnce() {
        promote(4, 5, 5);
        var redeemed = ada.redeems(code, transport);
        counter.take(redeemed, redeemed);
        counter.take(redeemed);
        assertThat(ada.account()).isEqualTo(ada.has(9, 0));
        assertThat(ada.told()).hasSize(2);
    }

    @Test
    void aRefusalStandsWhenTheCodeIsMadeLater() {
        var tooEarly = ada.redeems(code, transport);
        counter.take(tooEarly);
        promote(4, 5, 5);
        counter.take(tooEarly);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told(PromotionRefused.class)).hasSize(1);
    }

    @Test
    void aCodeThatIsMadeAndRedeemedInOneBatchCounts() {
        counter.take(
                ada.redeems(code, transport),
                admin.promotes(code, 4, 1, 1, DAY, transport),
                ada.redeems(code, transport),
                bob.redeems(code, transport));
        assertThat(ada.account()).isEqualTo(ada.has(9, 0));
        assertThat(bob.told(PromotionRefused.class))
                .singleElement()
                .extracting(PromotionRefused::reason)
                .isEqualTo(Reason.USED_UP);
    }

    @Test
    void noLimitIsPassedHoweverManyRedeemAtOnce() {
        promote(1, 2, 25);
        var shared = Stream.generate(() -> new Person(jdbc)).limit(5).toList();
        var crowds = Stream.generate(
                        () -> Stream.generate(() -> new Person(jdbc)).limit(5).toList())
                .limit(12)
                .toList();
        allAtOnce(Stream.concat(crowds.stream(), Stream.of(shared, shared.reversed(), shared))
                .map(crowd -> crowd.stream()
                        .map(person -> person.redeems(code, transport))
                        .toList()));
        var granted = Stream.concat(crowds.stream().flatMap(List::stream), shared.stream())
                .map(person -> person.told(CreditsGranted.class).size() - 1)
                .toList();
        assertThat(granted).allMatch(times -> times <= 2);
        assertThat(granted.stream().mapToInt(times -> times).sum()).isEqualTo(25);
        assertThat(shared).allSatisfy(person -> assertThat(person.told()).hasSize(4));
    }

    @Test
    void oneCodeMadeByManyAtOnceIsMadeOnce() {
        var admins = Stream.generate(() -> new Person(jdbc)).limit(8).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            admins.stream()
                    .map(one -> runAsync(() -> untilItWorks(one.promotes(code, 4, 1, 10, DAY, transport)), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        assertThat(admins.stream().flatMap(one -> one.told(PromotionReported.class).stream()))
                .hasSize(8)
                .filteredOn(told -> told.outcome() == Outcome.CREATED)
                .hasSize(1);
    }

    @Test
    void noCodeIsInTheDatabase() {
        promote(4, 1, 10);
        counter.take(ada.redeems(code, transport));
        for (var table : List.of("promotion", "redemption", "promotion_key", "outbox", "entry")) {
            var hex = jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from %s t".formatted(table))
                    .query(String.class)
                    .single();
            assertThat(hex)
                    .as(table)
                    .doesNotContain(code)
                    .doesNotContain(HexFormat.of().formatHex(code.getBytes(UTF_8)));
        }
    }

    @Test
    void aPromotionThatIsGoodForNothingIsTurnedAway() {
        for (var wrong : List.of(
                admin.promotes(code, 0, 1, 1, DAY, transport),
                admin.promotes(code, 1, 0, 1, DAY, transport),
                admin.promotes(code, 1, 1, 0, DAY, transport))) {
            assertThatThrownBy(() -> counter.take(wrong)).isInstanceOf(ServiceException.class);
        }
    }

    /** As the starter does with what failed beside others. */
    void untilItWorks(CreditCommand command) {
        for (int tries = 1; ; tries++) {
            try {
                counter.take(command);
                return;
            } catch (DataAccessException e) {
                if (tries == 3) {
                    throw e;
                }
            }
        }
    }

    void refused(Reason reason) {
        var redeemed = ada.redeems(code, transport);
        counter.take(redeemed);
        assertThat(ada.told()).endsWith(new PromotionRefused(ada.id(), redeemed.request(), reason));
    }

    void promote(long credits, int perPerson, int inTotal) {
        counter.take(admin.promotes(code, credits, perPerson, inTotal, DAY, transport));
    }

    void allAtOnce(Stream<? extends List<? extends CreditCommand>> batches) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = batches.map(batch -> runAsync(() -> counter.take(batch), threads))
                    .toList();
            running.forEach(CompletableFuture::join); // throws if one was a deadlock's victim
        }
    }
}
