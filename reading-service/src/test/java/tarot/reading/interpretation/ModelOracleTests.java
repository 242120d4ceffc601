package tarot.reading.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.Spread;
import tarot.reading.interpretation.Oracle.Reply;
import tarot.reading.interpretation.Oracle.Reply.Later;
import tarot.reading.interpretation.Oracle.Reply.Written;
import tarot.simulators.Simulators;
import tarot.simulators.model.ModelFault;
import tools.jackson.databind.json.JsonMapper;

/** The model, over real HTTP, as it is on good days and bad ones. */
class ModelOracleTests {

    static final Simulators SIMULATORS = Simulators.start(0);
    static final int ATTEMPTS_MAX = 3;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ModelConnection connection = connection(SIMULATORS.modelUrl());
    final CircuitBreaker breaker = connection.breaker();
    final Oracle oracle = new ModelOracle(connection.model(), breaker, new BuiltIn(), ATTEMPTS_MAX);
    final Commission commission = Commissions.of(Spread.CLARITY, "Will it work?", "en");

    @BeforeEach
    void aQuietDay() {
        SIMULATORS.reset();
    }

    @AfterAll
    static void close() {
        SIMULATORS.close();
    }

    @Test
    void theModelSpeaksOfEveryCard() {
        var written = written(oracle.interpret(commission, 1));
        assertThat(written.interpreter()).isEqualTo(Interpreter.MODEL);
        assertThat(written.interpretation().cards()).hasSize(5);
        assertThat(SIMULATORS.model().calls()).isOne();
        var format = SIMULATORS.model().requests().getFirst().body().path("response_format");
        assertThat(format.path("type").asString()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("schema").path("required").size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"GARBAGE", "EMPTY", "CUT_SHORT", "MISSING_CARD", "INVENTED_CARD"})
    void anAnswerOfNoUseIsAskedForOnceMore(ModelFault fault) {
        SIMULATORS.model().fail(1, fault);
        assertThat(written(oracle.interpret(commission, 1)).interpreter()).isEqualTo(Interpreter.MODEL);
        assertThat(SIMULATORS.model().calls()).isEqualTo(2);
        assertThat(SIMULATORS.model().requests().getLast().user()).contains("could not be used");
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"GARBAGE", "EMPTY", "CUT_SHORT", "MISSING_CARD", "INVENTED_CARD"})
    void twiceOfNoUseIsAFailure(ModelFault fault) {
        SIMULATORS.model().fail(2, fault);
        assertThat(oracle.interpret(commission, 1)).isInstanceOf(Later.class);
        assertThat(SIMULATORS.model().calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"SERVER_ERROR", "TOO_MANY_REQUESTS", "CUT"})
    void whatMayPassIsTriedLaterAndNotInTheCall(ModelFault fault) {
        SIMULATORS.model().fail(50, fault);
        assertThat(oracle.interpret(commission, 1)).isInstanceOf(Later.class);
        // a connection that breaks off is taken by OkHttp for a stale one, and opened anew
        assertThat(SIMULATORS.model().calls()).isLessThanOrEqualTo(fault == ModelFault.CUT ? 2 : 1);
        assertThat(written(oracle.interpret(commission, ATTEMPTS_MAX)).interpreter())
                .as("the last attempt does not put anybody off")
                .isEqualTo(Interpreter.FALLBACK);
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"BAD_REQUEST", "UNAUTHORIZED"})
    void whatWillNotPassIsNotTriedAgain(ModelFault fault) {
        SIMULATORS.model().fail(50, fault);
        assertThat(written(oracle.interpret(commission, 1)).interpreter()).isEqualTo(Interpreter.FALLBACK);
        assertThat(SIMULATORS.model().calls()).isOne();
    }

    @Test
    void whereTheModelDeclinesHelpIsNamedFirst() {
        SIMULATORS.model().fail(1, ModelFault.BAD_REQUEST);
        assertThat(written(oracle.interpret(commission, 1)).interpretation().opening())
                .contains("local emergency number");
        SIMULATORS.model().fail(1, ModelFault.UNAUTHORIZED);
        assertThat(written(oracle.interpret(commission, 1)).interpretation().opening())
                .doesNotContain("local emergency number");
    }

    @Test
    void whoSeemsToBeInDangerReadsFirstWhereHelpIsAlsoFromTheModel() {
        var endangered = Commissions.of(Spread.CLARITY, "I want to kill myself", "en");
        var written = written(oracle.interpret(endangered, 1));
        assertThat(written.interpreter()).isEqualTo(Interpreter.MODEL);
        assertThat(written.interpretation().opening()).contains("local emergency number");
    }

    @Test
    void anEndpointThatHangsIsLeftInTime() {
        oracle.interpret(commission, 1); // classes are loaded
        SIMULATORS.model().fail(10, ModelFault.TIMEOUT);
        var start = System.nanoTime();
        assertThat(oracle.interpret(commission, 1)).isInstanceOf(Later.class);
        assertThat(SIMULATORS.model().calls()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(millis(400), millis(2500));
    }

    @Test
    void aNobodyThereIsAFailureLikeAnyOther() {
        var nobody = connection("http://localhost:1/v1");
        var alone = new ModelOracle(nobody.model(), nobody.breaker(), new BuiltIn(), ATTEMPTS_MAX);
        assertThat(alone.interpret(commission, 1)).isInstanceOf(Later.class);
    }

    @Test
    void aModelThatKeepsFailingIsLeftAloneAndPeopleDoNotWait() {
        SIMULATORS.model().fail(50, ModelFault.SERVER_ERROR);
        for (int n = 0; n < 10; n++) {
            oracle.interpret(commission, 1);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        var calls = SIMULATORS.model().calls();
        assertThat(written(oracle.interpret(commission, 1)).interpreter()).isEqualTo(Interpreter.FALLBACK);
        assertThat(SIMULATORS.model().calls()).isEqualTo(calls);

        SIMULATORS.model().heal();
        await().untilAsserted(() -> assertThat(
                        written(oracle.interpret(commission, 1)).interpreter())
                .isEqualTo(Interpreter.MODEL));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"BAD_REQUEST", "GARBAGE"})
    void whatIsWrongWithOneQuestionDoesNotOpenTheBreaker(ModelFault fault) {
        SIMULATORS.model().fail(50, fault);
        for (int n = 0; n < 20; n++) {
            oracle.interpret(commission, 1);
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void whatKilledItsWorkersIsNotShownToTheModelAgain() {
        assertThat(written(oracle.interpret(commission, ATTEMPTS_MAX + 1)).interpreter())
                .isEqualTo(Interpreter.FALLBACK);
        assertThat(SIMULATORS.model().calls()).isZero();
    }

    @Test
    void whatCameOfTheAnswersIsCounted() {
        SIMULATORS.model().fail(1, ModelFault.GARBAGE);
        oracle.interpret(commission, 1);
        SIMULATORS.model().fail(1, ModelFault.TOO_MANY_REQUESTS);
        oracle.interpret(commission, 1);
        assertThat(meters.find("tarot.model.answers").counters())
                .extracting(counter -> entry(counter.getId().getTag("answer"), counter.count()))
                .containsExactlyInAnyOrder(entry("unfit", 1.0), entry("fit", 1.0), entry("status-429", 1.0));
    }

    ModelConnection connection(String url) {
        var model = new ModelProperties("sk-simulated", url, "simulated", millis(500), millis(200));
        var work = new InterpretationProperties(8, millis(5000), millis(100), ATTEMPTS_MAX, millis(20));
        return new ModelConnection(model, work, ObservationRegistry.NOOP, meters, new JsonMapper());
    }

    static Written written(Reply reply) {
        assertThat(reply).isInstanceOf(Written.class);
        return (Written) reply;
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
