package tarot.reading.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.ReservationEvent;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;
import tarot.contracts.reading.Spread;
import tarot.errors.ServiceException;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.reading.process.Happening.Priced;
import tarot.sealing.TransportSealing;
import tarot.work.LeasedWork;

@ReadingTest
class ReadingsTests {

    final Requests requests;
    final Readings readings;
    final Expiry expiry;
    final JdbcClient jdbc;
    final LeasedWork<?, ?> worker;
    final Asker ada;
    final Asker bob;

    ReadingsTests(
            Requests requests,
            Readings readings,
            Expiry expiry,
            JdbcClient jdbc,
            LeasedWork<?, ?> worker,
            TransportSealing transport) {
        this.requests = requests;
        this.readings = readings;
        this.expiry = expiry;
        this.jdbc = jdbc;
        this.worker = worker;
        this.ada = new Asker(jdbc, transport);
        this.bob = new Asker(jdbc, transport);
    }

    @BeforeEach
    void nobodyInterprets() {
        worker.stop();
    }

    @AfterEach
    void theWorkerReturns() {
        worker.start();
    }

    @Test
    void aRequestIsStoredAndAsksForItsPrice() {
        var request = ada.asks();
        ask(request);
        assertThat(ada.state(request)).isEqualTo("AWAITING_CREDITS");
        assertThat(announcedBy(ada)).containsExactly(ReadingRequested.class, ReserveCredits.class);
    }

    @Test
    void heldCreditsLayTheCards() {
        var request = ada.asks(Spread.CELTIC_CROSS, "Where to?");
        ask(request);
        credits(ada.pays(request));
        assertThat(ada.state(request)).isEqualTo("INTERPRETING");
        assertThat(ada.announced(CardsDrawn.class))
                .singleElement()
                .satisfies(drawn -> assertThat(drawn.cards()).hasSize(10));
    }

    @Test
    void aRefusalEndsItForGood() {
        var request = ada.asks();
        ask(request);
        credits(ada.cannotPay(request));
        credits(ada.pays(request)); // which credit-service never says
        assertThat(ada.state(request)).isEqualTo("REFUSED");
        assertThat(announcedBy(ada))
                .containsExactly(ReadingRequested.class, ReserveCredits.class, ReadingRefused.class);
    }

    @Test
    void whatIsDeliveredAgainChangesNothing() {
        var request = ada.asks();
        ask(request, request);
        ask(request);
        credits(ada.pays(request), ada.pays(request));
        credits(ada.pays(request));
        ask(request);
        assertThat(announcedBy(ada)).containsExactly(ReadingRequested.class, ReserveCredits.class, CardsDrawn.class);
    }

    @Test
    void aHoldThatRanOutBeforeTheCardsLayFailsTheReading() {
        var request = ada.asks();
        ask(request);
        credits(ada.waitsTooLong(request));
        assertThat(announcedBy(ada)).containsExactly(ReadingRequested.class, ReserveCredits.class, ReadingFailed.class);
    }

    @Test
    void whatNobodyPricedInTimeEndsAndNothingElse() {
        var forgotten = ada.asks();
        var recent = ada.asks();
        var laid = bob.asks();
        ask(forgotten, recent, laid);
        credits(bob.pays(laid));
        jdbc.sql("update reading set created_at = now() - interval '61 minutes' where reading_id in (?, ?)")
                .param(forgotten.reading().value())
                .param(laid.reading().value())
                .update();
        expiry.sweep();
        expiry.sweep();
        assertThat(ada.state(forgotten)).isEqualTo("FAILED");
        assertThat(ada.state(recent)).isEqualTo("AWAITING_CREDITS");
        assertThat(bob.state(laid)).isEqualTo("INTERPRETING");
        assertThat(ada.announced(ReadingFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reading()).isEqualTo(forgotten.reading()));
        assertThat(ada.announced(ReleaseCredits.class)).hasSize(1);
    }

    @Test
    void whatANewerVersionLeftUnpricedKeepsNobodyElsesFromEnding() {
        var unknown = ada.asks();
        var forgotten = bob.asks();
        ask(unknown, forgotten);
        jdbc.sql("update reading set created_at = now() - interval '61 minutes' where reading_id in (?, ?)")
                .param(unknown.reading().value())
                .param(forgotten.reading().value())
                .update();
        jdbc.sql("update reading set spread = 'nine' where reading_id = ?")
                .param(unknown.reading().value())
                .update();
        expiry.sweep();
        assertThat(bob.state(forgotten)).isEqualTo("FAILED");
        assertThat(ada.state(unknown)).isEqualTo("AWAITING_CREDITS");
        jdbc.sql("delete from reading where reading_id = ?")
                .param(unknown.reading().value())
                .update();
    }

    @Test
    void creditsForAReadingThatNobodyAskedForDrawNothing() {
        credits(ada.pays(ada.asks()));
        assertThat(ada.announced()).isEmpty();
    }

    @Test
    void aQuestionIsUnreadableInTheDatabase() {
        var request = ada.asks(Spread.ONE_CARD, "Shall I open a bakery in Lisbon?");
        ask(request);
        var stored = jdbc.sql("select question from reading where reading_id = ?")
                .param(request.reading().value())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("bakery");
    }

    @Test
    void aQuestionInTheEnvelopeOfAnotherIsNotTaken() {
        var request = ada.asks();
        var swapped = new RequestReading(
                request.reading(), ada.id(), Spread.ONE_CARD, bob.asks().sealed());
        assertThatThrownBy(() -> ask(swapped)).isInstanceOf(ServiceException.class);
        assertThat(ada.announced()).isEmpty();
    }

    @Test
    void peopleOfOneBatchGetTheirOwnKeys() {
        ask(ada.asks(), bob.asks(), ada.asks());
        assertThat(keysOf(ada.id())).hasSize(1).doesNotContainAnyElementsOf(keysOf(bob.id()));
    }

    List<String> keysOf(UserId user) {
        return jdbc.sql("select encode(wrapped_key, 'hex') from person_key where user_id = ?")
                .param(user.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    void ask(RequestReading... commands) {
        requests.take(List.of(commands));
    }

    void credits(ReservationEvent... events) {
        readings.take(List.of(events).stream().map(Priced::new).toList());
    }

    static List<Class<?>> announcedBy(Asker asker) {
        return asker.announced().stream().<Class<?>>map(Message::getClass).toList();
    }
}
