package tarot.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.credit.CreditEvent.TakingReason;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.credit.desk.Counter;
import tarot.credit.grant.Till;
import tarot.credit.reservation.Reservations;

/** Everybody begins with the five credits of the welcome. */
@LedgerTest
class DebtsTests {

    final Counter counter;
    final Till till;
    final Reservations reservations;
    final io.micrometer.core.instrument.Counter free;
    final Person ada;

    DebtsTests(Counter counter, Till till, Reservations reservations, MeterRegistry meters, JdbcClient jdbc) {
        this.counter = counter;
        this.till = till;
        this.reservations = reservations;
        this.free = meters.get("tarot.readings.given.free").counter();
        this.ada = new Person(jdbc);
    }

    @Test
    void whatIsThereIsTakenBack() {
        var payment = ada.pays(10);
        var refund = ada.refunded(payment);
        till.take(payment, refund);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told())
                .endsWith(new CreditsTaken(
                        refund.reversal(), ada.id(), TakingReason.REFUND, Credits.of(10), Credits.of(5), Credits.NONE));
    }

    @Test
    void theRestIsOwed() {
        var payment = ada.pays(10);
        till.take(payment);
        counter.take(ada.reserve(12));
        var dispute = ada.reversed(payment, ReversalReason.DISPUTE, 10);
        till.take(dispute);
        assertThat(ada.account()).isEqualTo(ada.owes(0, 12, 7));
        assertThat(ada.told())
                .endsWith(new CreditsTaken(
                        dispute.reversal(),
                        ada.id(),
                        TakingReason.DISPUTE,
                        Credits.of(10),
                        Credits.NONE,
                        Credits.of(7)));
    }

    @Test
    void aReversalIsTakenOnceAndPartsOfAPaymentOnceEach() {
        var payment = ada.pays(10);
        var first = ada.reversed(payment, ReversalReason.REFUND, 3);
        var second = ada.reversed(payment, ReversalReason.REFUND, 7);
        till.take(payment, first, first);
        till.take(first, second);
        till.take(second, payment);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told(CreditsTaken.class)).hasSize(2);
    }

    @Test
    void aReversalOfNothingMovesAndSaysNothing() {
        var reversal = ada.reversed(ada.pays(10), ReversalReason.REFUND, 0);
        till.take(reversal, ada.reinstated(reversal));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told()).hasSize(1);
    }

    @Test
    void whoOwesIsRefusedAndToldWhy() {
        oweSeven();
        var command = ada.reserve(0);
        var question = ada.asks();
        counter.take(command, question);
        assertThat(ada.told())
                .endsWith(
                        new ReservationRefused(command.reading(), ada.id(), Credits.NONE, Credits.NONE, Credits.of(7)),
                        new BalanceReported(ada.id(), question.request(), Credits.NONE, Credits.NONE, Credits.of(7)));
    }

    @Test
    void aPurchasePaysWhatIsOwedFirst() {
        oweSeven();
        till.take(ada.pays(3));
        assertThat(ada.account()).isEqualTo(ada.owes(4));
        var payment = ada.pays(10);
        till.take(payment);
        assertThat(ada.account()).isEqualTo(ada.has(6, 0));
        assertThat(ada.told())
                .endsWith(new CreditsGranted(
                        payment.cause(),
                        ada.id(),
                        GrantReason.PURCHASE,
                        Credits.of(10),
                        Credits.of(6),
                        Credits.of(4),
                        Credits.NONE));
        counter.take(ada.reserve(6));
        assertThat(ada.account()).isEqualTo(ada.has(0, 6));
    }

    @Test
    void whatAReleaseGivesBackPaysWhatIsOwedFirst() {
        var reading = ada.reserve(4);
        counter.take(reading);
        var payment = ada.pays(2);
        till.take(payment, ada.reversed(payment, ReversalReason.REFUND, 6)); // three are there
        assertThat(ada.account()).isEqualTo(ada.owes(0, 4, 3));
        counter.take(ada.release(reading), ada.release(reading));
        assertThat(ada.account()).isEqualTo(ada.has(1, 0));
        assertThat(ada.told()).endsWith(new CreditsReleased(reading.reading(), ada.id(), Credits.of(4), Credits.of(1)));
    }

    @Test
    void whatAnExpiryGivesBackPaysWhatIsOwedAndTheLateReadingIsFree() {
        var reading = ada.reserve(5);
        counter.take(reading);
        var payment = ada.pays(2);
        till.take(payment, ada.reversed(payment, ReversalReason.REFUND, 6));
        reservations.expire(Duration.ZERO, 1_000);
        assertThat(ada.account()).isEqualTo(ada.has(1, 0));
        var before = free.count();
        counter.take(ada.capture(reading), ada.capture(reading));
        counter.take(ada.capture(reading));
        assertThat(free.count()).isEqualTo(before + 1);
        assertThat(ada.account()).isEqualTo(ada.has(1, 0));
        assertThat(ada.told()).endsWith(new CreditsCaptured(reading.reading(), ada.id(), Credits.NONE, Credits.of(1)));
    }

    @Test
    void whatIsHeldStaysHeldAndIsSpent() {
        var reading = ada.reserve(5);
        counter.take(reading);
        var payment = ada.pays(2);
        till.take(payment, ada.reversed(payment, ReversalReason.REFUND, 6));
        counter.take(ada.capture(reading), ada.release(reading));
        assertThat(ada.account()).isEqualTo(ada.owes(4));
    }

    @Test
    void aReinstatementGivesBackWhatItsReversalTookOnce() {
        var payment = ada.pays(10);
        till.take(payment);
        counter.take(ada.reserve(12));
        var dispute = ada.reversed(payment, ReversalReason.DISPUTE, 10);
        var won = ada.reinstated(dispute);
        till.take(dispute);
        till.take(won, won);
        till.take(won, dispute);
        assertThat(ada.account()).isEqualTo(ada.has(3, 12));
        assertThat(ada.told())
                .endsWith(new CreditsGranted(
                        dispute.reversal(),
                        ada.id(),
                        GrantReason.REINSTATEMENT,
                        Credits.of(10),
                        Credits.of(3),
                        Credits.of(7),
                        Credits.NONE));
    }

    @Test
    void whatTwoReversalsCoverTogetherComesBackWithTheLastOfThem() {
        var payment = ada.pays(10);
        var refund = ada.refunded(payment);
        var dispute = ada.reversed(payment, ReversalReason.DISPUTE, 0); // the refund has taken it all
        till.take(payment, refund, dispute);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        var won = ada.reinstated(dispute, Credits.of(10));
        till.take(won, won);
        assertThat(ada.account()).isEqualTo(ada.has(15, 0));
    }

    @Test
    void aReinstatementThatComesFirstLeavesItsReversalNothingToTake() {
        var payment = ada.pays(10);
        var refund = ada.refunded(payment);
        till.take(payment, ada.reinstated(refund));
        till.take(refund, ada.reinstated(refund));
        assertThat(ada.account()).isEqualTo(ada.has(15, 0));
        assertThat(ada.told()).hasSize(2);
    }

    /** It tells of money alone: of what its reversal takes, another one covers all. */
    @Test
    void aReinstatementWithoutCreditsThatComesFirstLeavesItsReversalAllThereIsToTake() {
        var payment = ada.pays(10);
        var dispute = ada.reversed(payment, ReversalReason.DISPUTE, 10);
        var refund = ada.reversed(payment, ReversalReason.REFUND, 0);
        till.take(payment, refund, ada.reinstated(dispute, Credits.NONE));
        till.take(dispute, ada.reinstated(dispute, Credits.NONE));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
    }

    @Test
    void oneOrderPaidTwiceIsGrantedTwice() {
        var first = ada.pays(10);
        var second = ada.pays(10);
        till.take(first, second, first, second);
        assertThat(ada.account()).isEqualTo(ada.has(25, 0));
    }

    /** All of the welcome is spent, and seven of a payment, too. */
    void oweSeven() {
        var payment = ada.pays(7);
        till.take(payment);
        var reading = ada.reserve(12);
        counter.take(reading, ada.capture(reading));
        till.take(ada.refunded(payment));
        assertThat(ada.account()).isEqualTo(ada.owes(7));
    }
}
