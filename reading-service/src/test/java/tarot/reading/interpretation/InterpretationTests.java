package tarot.reading.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;
import tarot.contracts.reading.Spread;
import tarot.messaging.Publisher;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;
import tarot.simulators.model.ModelFault;
import tarot.tracing.Traces;

/** From Kafka to the outbox, with a model that does as it is told. */
@ReadingTest
@ExtendWith(OutputCaptureExtension.class)
class InterpretationTests {

    final Publisher publisher;
    final Simulators simulators;
    final JdbcClient jdbc;
    final CircuitBreaker breaker;
    final Asker ada;

    InterpretationTests(
            Publisher publisher,
            Simulators simulators,
            JdbcClient jdbc,
            CircuitBreaker breaker,
            TransportSealing transport) {
        this.publisher = publisher;
        this.simulators = simulators;
        this.jdbc = jdbc;
        this.breaker = breaker;
        this.ada = new Asker(jdbc, transport);
    }

    @BeforeEach
    void aQuietDay() {
        await("what other tests have left")
                .until(() -> jdbc.sql("select count(*) from reading where state = 'INTERPRETING'")
                        .query(Long.class)
                        .single()
                        .equals(0L));
        simulators.reset();
        breaker.reset();
    }

    @Test
    void aQuestionBecomesAReading() {
        var request = paid(ada.asks(Spread.CELTIC_CROSS, "Will it work?"));
        var completed = completed();
        assertThat(completed.interpreter()).isEqualTo(Interpreter.MODEL);
        assertThat(completed.charged()).isEqualTo(Credits.of(5));
        assertThat(completed.left()).isEqualTo(Credits.of(7));
        var text = ada.text(completed);
        assertThat(text.cards())
                .extracting(card -> card.card())
                .isEqualTo(ada.announced(CardsDrawn.class).getFirst().cards());
        assertThat(ada.announced(CaptureCredits.class))
                .containsExactly(new CaptureCredits(request.reading(), ada.id()));
        assertThat(ada.state(request)).isEqualTo("COMPLETED");
    }

    @Test
    void oneReadingIsOneTraceFromTheRequestToTheCapture() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var request = ada.asks();
        Traces.run("00-" + trace + "-b7ad6b7169203331-01", "webhook", () -> publisher.publish(List.of(request)));
        await().until(() -> ada.announced(ReadingRequested.class).size() == 1);
        Traces.run(
                "00-" + trace + "-c7ad6b7169203331-01", "reserve", () -> publisher.publish(List.of(ada.pays(request))));
        completed();
        assertThat(jdbc.sql("select traceparent from outbox where key = ?")
                        .param(ada.id().toString())
                        .query(String.class)
                        .list())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(traceparent -> assertThat(traceparent).contains(trace));
    }

    @Test
    void whatComesTwiceOverKafkaIsOneReading() {
        var request = ada.asks();
        publisher.publish(List.of(request, request));
        await().until(() -> ada.announced(ReadingRequested.class).size() == 1);
        publisher.publish(List.of(ada.pays(request), ada.pays(request), request));
        completed();
        publisher.publish(List.of(ada.pays(request), request));
        var later = paid(ada.asks());
        await().until(() -> ada.announced(ReadingCompleted.class).size() == 2);
        assertThat(ada.announced(CardsDrawn.class))
                .extracting(CardsDrawn::reading)
                .containsExactly(request.reading(), later.reading());
        assertThat(ada.announced(CaptureCredits.class)).hasSize(2);
    }

    @Test
    void aFailureThatPassesIsTriedAgain() {
        simulators.model().fail(2, ModelFault.SERVER_ERROR);
        paid(ada.asks());
        assertThat(completed().interpreter()).isEqualTo(Interpreter.MODEL);
        assertThat(simulators.model().calls()).isEqualTo(3);
    }

    @Test
    void afterThreeAttemptsTheCardsSpeakForThemselvesAtNoCharge() {
        simulators.model().fail(3, ModelFault.TOO_MANY_REQUESTS);
        var request = paid(ada.asks());
        var completed = completed();
        assertThat(completed.interpreter()).isEqualTo(Interpreter.FALLBACK);
        assertThat(completed.charged()).isEqualTo(Credits.NONE);
        assertThat(completed.left())
                .isEqualTo(Credits.of(7).plus(request.spread().price()));
        assertThat(ada.announced(ReleaseCredits.class))
                .containsExactly(new ReleaseCredits(request.reading(), ada.id()));
        assertThat(ada.announced(CaptureCredits.class)).isEmpty();
    }

    @Test
    void aModelThatHangsDelaysAndLosesNothing() {
        simulators.model().fail(1, ModelFault.TIMEOUT);
        paid(ada.asks());
        assertThat(completed().interpreter()).isEqualTo(Interpreter.MODEL);
    }

    @Test
    void whoseKeyIsGoneIsToldThatItFailedAndPaysNothing() {
        var request = ada.asks();
        publisher.publish(List.of(request));
        await().until(() -> ada.announced(ReadingRequested.class).size() == 1);
        // as another replica, which this one's memory of keys does not know of, would do it
        jdbc.sql("update reading set question = 'nobody can open this'::bytea where reading_id = ?")
                .param(request.reading().value())
                .update();
        publisher.publish(List.of(ada.pays(request)));
        await().untilAsserted(
                        () -> assertThat(ada.announced(ReadingFailed.class)).hasSize(1));
        assertThat(ada.announced(ReleaseCredits.class)).hasSize(1);
    }

    @Test
    void nothingThatSomebodyAskedOrWasToldIsLogged(CapturedOutput output) {
        simulators.model().fail(1, ModelFault.GARBAGE);
        simulators.model().fail(1, ModelFault.BAD_REQUEST);
        paid(ada.asks(Spread.ONE_CARD, "Will the zebra in Zanzibar forgive me?"));
        var text = ada.text(completed());
        assertThat(output.getAll()).doesNotContain("Zanzibar").doesNotContain(text.opening());
    }

    RequestReading paid(RequestReading request) {
        var before = ada.announced(ReadingRequested.class).size();
        publisher.publish(List.of(request));
        await().until(() -> ada.announced(ReadingRequested.class).size() == before + 1);
        publisher.publish(List.of(ada.pays(request)));
        return request;
    }

    ReadingCompleted completed() {
        return await().until(() -> ada.announced(ReadingCompleted.class), list -> !list.isEmpty())
                .getFirst();
    }
}
