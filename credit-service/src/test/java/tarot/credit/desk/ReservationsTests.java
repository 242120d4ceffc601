package tarot.credit.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.credit.GrantReason;
import tarot.credit.LedgerTest;
import tarot.credit.Person;
import tarot.credit.reservation.Reservations;
import tarot.errors.ServiceException;

/** Everybody begins with the five credits of the welcome. */
@LedgerTest
class ReservationsTests {

    static final Duration HOUR = Duration.ofHours(1);

    final Desk desk;
    final Reservations reservations;
    final JdbcClient jdbc;
    final Person ada;
    final Person bob;

    ReservationsTests(Desk desk, Reservations reservations, JdbcClient jdbc) {
        this.desk = desk;
        this.reservations = reservations;
        this.jdbc = jdbc;
        this.ada = new Person(jdbc);
        this.bob = new Person(jdbc);
    }

    @Test
    void holdsThePriceAndSaysSo() {
        var command = ada.reserve(3);
        decide(command);
        assertThat(ada.account()).isEqualTo(ada.has(2, 3));
        assertThat(ada.told()).endsWith(new CreditsReserved(command.reading(), ada.id(), Credits.of(3), Credits.of(2)));
    }

    @Test
    void aReservationThatOvertakesTheRegistrationFindsTheWelcome() {
        var command = ada.reserve(5);
        decide(command);
        assertThat(ada.told())
                .containsExactly(
                        new CreditsGranted(
                                ada.id().value(),
                                ada.id(),
                                GrantReason.WELCOME,
                                Credits.of(5),
                                Credits.of(5),
                                Credits.NONE,
                                Credits.NONE),
                        new CreditsReserved(command.reading(), ada.id(), Credits.of(5), Credits.NONE));
    }

    @Test
    void refusesWhatAdaCannotAfford() {
        var command = ada.reserve(6);
        decide(command);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told())
                .endsWith(new ReservationRefused(
                        command.reading(), ada.id(), Credits.of(6), Credits.of(5), Credits.NONE));
    }

    @Test
    void refusalStandsWhenRedeliveredAfterSomethingIsGivenBack() {
        var first = ada.reserve(5);
        var second = ada.reserve(1);
        decide(first, second);
        decide(ada.release(first));
        decide(second);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told())
                .hasExactlyElementsOfTypes(
                        CreditsGranted.class, CreditsReserved.class, ReservationRefused.class, CreditsReleased.class);
    }

    @Test
    void twoCommandsOfOnePersonInOneBatchSeeEachOther() {
        decide(ada.reserve(3), bob.reserve(3), ada.reserve(3));
        assertThat(ada.told())
                .hasExactlyElementsOfTypes(CreditsGranted.class, CreditsReserved.class, ReservationRefused.class);
        assertThat(bob.told()).hasExactlyElementsOfTypes(CreditsGranted.class, CreditsReserved.class);
    }

    @Test
    void aDuplicateInsideABatchDecidesNothing() {
        var command = ada.reserve(3);
        decide(command, ada.reserve(1), command);
        assertThat(ada.account()).isEqualTo(ada.has(1, 4));
        assertThat(ada.told()).hasSize(3);
    }

    @Test
    void captureSpendsTheHoldOnceAndSaysWhatIsLeft() {
        var command = ada.reserve(3);
        decide(command);
        decide(ada.capture(command), ada.capture(command));
        decide(ada.capture(command));
        assertThat(ada.account()).isEqualTo(ada.has(2, 0));
        assertThat(ada.told())
                .hasSize(3)
                .endsWith(new CreditsCaptured(command.reading(), ada.id(), Credits.of(3), Credits.of(2)));
    }

    @Test
    void reservedAndCapturedInOneBatchLeavesNoHold() {
        var command = ada.reserve(3);
        decide(command, ada.capture(command));
        assertThat(ada.account()).isEqualTo(ada.has(2, 0));
    }

    @Test
    void releaseGivesTheHoldBackOnceAndSaysWhatIsThere() {
        var command = ada.reserve(3);
        decide(command);
        decide(ada.release(command));
        decide(ada.release(command));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told())
                .hasSize(3)
                .endsWith(new CreditsReleased(command.reading(), ada.id(), Credits.of(3), Credits.of(5)));
    }

    @Test
    void releaseOfWhatWasNeverReservedMovesNothing() {
        decide(ada.release(ada.reserve(3)), ada.reserve(2));
        assertThat(ada.account()).isEqualTo(ada.has(3, 2));
        assertThat(ada.told(CreditsReleased.class)).isEmpty();
    }

    @Test
    void captureAfterReleaseMovesNothing() {
        var command = ada.reserve(3);
        decide(command, ada.release(command));
        decide(ada.capture(command));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told()).hasSize(3);
    }

    @Test
    void whatWasRefusedIsNeitherCapturedNorReleased() {
        var command = ada.reserve(6);
        decide(command, ada.capture(command), ada.release(command));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told()).hasSize(2);
    }

    @Test
    void nobodyCapturesOrReleasesWhatIsHeldForSomebodyElse() {
        var command = ada.reserve(3);
        decide(command, bob.capture(command), bob.release(command));
        assertThat(ada.account()).isEqualTo(ada.has(2, 3));
        assertThat(bob.account()).isEqualTo(bob.has(5, 0));
    }

    @Test
    void whatCostsNothingIsHeldAndCapturedAllTheSame() {
        var command = ada.reserve(0);
        decide(ada.reserve(5), command, ada.capture(command));
        assertThat(ada.account()).isEqualTo(ada.has(0, 5));
        assertThat(ada.told()).endsWith(new CreditsCaptured(command.reading(), ada.id(), Credits.NONE, Credits.NONE));
    }

    @Test
    void whoCapturesWhatWasNeverReservedIsTurnedAway() {
        var unknown = ada.reserve(1);
        assertThatThrownBy(() -> decide(ada.capture(unknown))).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> decide(ada.reserve(1), ada.capture(unknown))).isInstanceOf(ServiceException.class);
        assertThat(ada.told()).isEmpty();
    }

    @Test
    void theBalanceIsToldAsTheCommandsBeforeItLeftIt() {
        var before = ada.asks();
        var after = ada.asks();
        decide(before, ada.reserve(2), after);
        assertThat(ada.told())
                .contains(new BalanceReported(ada.id(), before.request(), Credits.of(5), Credits.NONE, Credits.NONE))
                .endsWith(new BalanceReported(ada.id(), after.request(), Credits.of(3), Credits.of(2), Credits.NONE));
    }

    @Test
    void aHoldThatNobodyResolvesExpires() {
        var command = ada.reserve(3);
        var fresh = ada.reserve(1);
        decide(command, fresh);
        age(command);
        reservations.expire(HOUR, 10);
        assertThat(ada.account()).isEqualTo(ada.has(4, 1));
        reservations.expire(HOUR, 10);
        assertThat(ada.told()).hasSize(4).endsWith(new ReservationExpired(command.reading(), ada.id(), Credits.of(3)));
    }

    @Test
    void manyHoldsExpireBatchByBatch() {
        var commands = List.of(ada.reserve(1), bob.reserve(1), ada.reserve(1), bob.reserve(1), ada.reserve(1));
        desk.take(List.copyOf(commands));
        commands.forEach(this::age);
        assertThat(reservations.expire(HOUR, 2)).isEqualTo(2);
        assertThat(reservations.expire(HOUR, 2)).isEqualTo(2);
        assertThat(reservations.expire(HOUR, 2)).isEqualTo(1);
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(bob.account()).isEqualTo(bob.has(5, 0));
    }

    @Test
    void captureAfterExpirySpendsWhatIsStillThere() {
        var command = expired(3);
        decide(ada.capture(command));
        decide(ada.capture(command), ada.release(command));
        assertThat(ada.account()).isEqualTo(ada.has(2, 0));
        assertThat(ada.told())
                .hasSize(4)
                .endsWith(new CreditsCaptured(command.reading(), ada.id(), Credits.of(3), Credits.of(2)));
    }

    @Test
    void captureAfterExpiryIsFreeForWhoCannotPayAnyMore() {
        var command = expired(3);
        decide(ada.reserve(4), ada.capture(command));
        decide(ada.capture(command));
        assertThat(ada.account()).isEqualTo(ada.has(1, 4));
        assertThat(ada.told())
                .hasSize(5)
                .endsWith(new CreditsCaptured(command.reading(), ada.id(), Credits.NONE, Credits.of(1)));
    }

    @Test
    void releaseAfterExpiryMovesNothing() {
        var command = expired(3);
        decide(ada.release(command));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told()).hasSize(3);
    }

    @Test
    void anAccountThatIsNotThereYetIsOpenedOnceForAHundredCommands() {
        desk.take(List.copyOf(java.util.stream.Stream.generate(() -> ada.reserve(0))
                .limit(100)
                .toList()));
        assertThat(ada.told()).hasSize(101);
        assertThat(ada.told()).filteredOn(CreditsGranted.class::isInstance).hasSize(1);
    }

    ReserveCredits expired(long price) {
        var command = ada.reserve(price);
        decide(command);
        age(command);
        reservations.expire(HOUR, 10);
        return command;
    }

    void age(ReserveCredits held) {
        assertThat(jdbc.sql("update open_hold set held_at = held_at - interval '61 minutes' where reading_id = ?")
                        .param(UUID.fromString(held.reading().toString()))
                        .update())
                .isOne();
    }

    void decide(CreditCommand... commands) {
        desk.take(List.of(commands));
    }
}
