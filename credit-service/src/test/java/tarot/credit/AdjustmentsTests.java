package tarot.credit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditEvent.AdjustmentReported;
import tarot.contracts.credit.CreditEvent.AdjustmentReported.Outcome;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.TakingReason;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.credit.desk.Counter;
import tarot.credit.grant.Till;
import tarot.errors.ServiceException;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;

/** Everybody begins with the five credits of the welcome. */
@LedgerTest
@ExtendWith(OutputCaptureExtension.class)
class AdjustmentsTests {

    final Counter counter;
    final Till till;
    final TransportSealing transport;
    final StorageSealing storage;
    final JdbcClient jdbc;
    final Person ada;
    final Person admin;

    AdjustmentsTests(Counter counter, Till till, TransportSealing transport, StorageSealing storage, JdbcClient jdbc) {
        this.counter = counter;
        this.till = till;
        this.transport = transport;
        this.storage = storage;
        this.jdbc = jdbc;
        this.ada = new Person(jdbc);
        this.admin = new Person(jdbc);
        counter.take(ada.asks());
    }

    @Test
    void anAdminGivesAndBothAreTold() {
        var command = adjust(7);
        counter.take(command);
        assertThat(ada.account()).isEqualTo(ada.has(12, 0));
        assertThat(ada.told())
                .endsWith(new CreditsGranted(
                        command.request().value(),
                        ada.id(),
                        GrantReason.CORRECTION,
                        Credits.of(7),
                        Credits.of(12),
                        Credits.NONE,
                        Credits.NONE));
        assertThat(admin.told()).containsExactly(report(command, Outcome.BOOKED, 12));
        assertThat(admin.hasAnAccount()).isFalse();
    }

    @Test
    void anAdminTakesAndBothAreTold() {
        var command = adjust(-5);
        counter.take(command);
        assertThat(ada.account()).isEqualTo(ada.has(0, 0));
        assertThat(ada.told())
                .endsWith(new CreditsTaken(
                        command.request().value(),
                        ada.id(),
                        TakingReason.CORRECTION,
                        Credits.of(5),
                        Credits.NONE,
                        Credits.NONE));
        assertThat(admin.told()).containsExactly(report(command, Outcome.BOOKED, 0));
    }

    @Test
    void moreThanIsThereIsNotTakenAtAll() {
        var command = adjust(-6);
        counter.take(command);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told()).hasSize(2);
        assertThat(admin.told()).containsExactly(report(command, Outcome.TOO_FEW, 5));
    }

    @Test
    void aRefusalStandsWhenRedeliveredAfterAPurchase() {
        var command = adjust(-6);
        counter.take(command);
        till.take(ada.pays(10));
        counter.take(command, command);
        assertThat(ada.account()).isEqualTo(ada.has(15, 0));
        assertThat(admin.told()).hasSize(1);
    }

    @Test
    void whatIsDeliveredAgainIsBookedAndToldOnce() {
        var command = adjust(7);
        counter.take(command, command);
        counter.take(command);
        assertThat(ada.account()).isEqualTo(ada.has(12, 0));
        assertThat(admin.told()).hasSize(1);
    }

    @Test
    void somebodyUnknownIsGivenNothingNotEvenAnAccount() {
        var nobody = new Person(jdbc);
        var command = nobody.adjusted(admin.id(), 7, transport);
        counter.take(command);
        counter.take(command);
        assertThat(nobody.hasAnAccount()).isFalse();
        assertThat(nobody.told()).isEmpty();
        assertThat(admin.told())
                .containsExactly(new AdjustmentReported(
                        admin.id(), command.request(), nobody.id(), 7, Outcome.UNKNOWN_PERSON, Credits.NONE));
    }

    @Test
    void whatIsGivenPaysWhatIsOwedFirst() {
        var payment = ada.pays(1);
        till.take(payment, ada.reversed(payment, ReversalReason.REFUND, 9));
        counter.take(adjust(2));
        assertThat(ada.account()).isEqualTo(ada.owes(1));
        counter.take(adjust(2));
        assertThat(ada.account()).isEqualTo(ada.has(1, 0));
    }

    @Test
    void theReasonIsKeptSealedAndNeverLogged(CapturedOutput output) {
        var command = adjust(1);
        counter.take(command);
        var reason = jdbc.sql("select reason from adjustment where request_id = ? and admin_id = ? and change = 1")
                .params(command.request().value(), admin.id().value())
                .query(byte[].class)
                .single();
        assertThat(new String(reason, ISO_8859_1)).doesNotContain("zebra");
        assertThat(new String(storage.open(reason, "adjustment " + command.request()), UTF_8))
                .isEqualTo("said sorry to a zebra");
        assertThat(output.getAll()).contains("adjustment decided").doesNotContain("zebra");
    }

    @Test
    void aReasonThatWasSealedForAnotherRequestIsNotBelieved() {
        var sealed = adjust(1).sealed();
        var forged = new AdjustCredits(ada.id(), new RequestId(UUID.randomUUID()), admin.id(), 7, sealed);
        assertThatThrownBy(() -> counter.take(forged)).isInstanceOf(ServiceException.class);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_001, -1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void absurdNumbersAreTurnedAway(long change) {
        assertThatThrownBy(() -> counter.take(adjust(change))).isInstanceOf(ServiceException.class);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
    }

    AdjustCredits adjust(long change) {
        return ada.adjusted(admin.id(), change, transport);
    }

    AdjustmentReported report(AdjustCredits command, Outcome outcome, long available) {
        return new AdjustmentReported(
                admin.id(), command.request(), ada.id(), command.change(), outcome, Credits.of(available));
    }
}
