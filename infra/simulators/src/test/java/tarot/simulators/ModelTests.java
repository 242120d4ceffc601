package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tarot.simulators.Http.body;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.simulators.http.Json;
import tarot.simulators.model.ModelFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class ModelTests {

    static final String PROMPT = """
            <question>Will the <b>garden</b> bloom?</question>
            CARD 1 | position=past | card=the-fool | reversed=false
            CARD 2 | position=present | card=three-of-cups | reversed=true
            CARD 3 | position=future | card=something-unheard-of | reversed=false
            """;

    Simulators simulators = Simulators.start(0);
    Http http = new Http(simulators.url());

    @AfterEach
    void close() {
        simulators.close();
    }

    @Test
    void interpretsEveryDrawnCardAndNoOther() throws Exception {
        var answer = body(ask(PROMPT));
        var reading = reading(answer);
        assertThat(reading.path("cards")
                        .valueStream()
                        .map(card -> card.path("card").asString()))
                .containsExactly("the-fool", "three-of-cups", "something-unheard-of");
        assertThat(reading.path("cards")
                        .valueStream()
                        .map(card -> card.path("position").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(reading.path("cards")
                        .valueStream()
                        .map(card -> card.path("text").asString()))
                .allSatisfy(text -> assertThat(text).hasSizeBetween(80, 500));
        assertThat(reading.path("opening").asString()).contains("Will the <b>garden</b> bloom?");
        assertThat(reading.path("closing").asString()).isNotBlank();
        assertThat(answer.at("/usage/total_tokens").asInt()).isPositive();
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void theSamePromptBringsTheSameWordsAndAnotherOthers() throws Exception {
        var first = content(body(ask(PROMPT)));
        assertThat(content(body(ask(PROMPT)))).isEqualTo(first);
        assertThat(content(body(ask(PROMPT.replace("garden", "bridge"))))).isNotEqualTo(first);
    }

    @Test
    void writesProseWhereNobodyAskedForJson() throws Exception {
        var answer = http.post("/v1/chat/completions", """
                {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Tell me about CARD"}]}]}""", "Authorization", "Bearer key");
        assertThat(content(body(answer))).doesNotStartWith("{").isNotBlank();
    }

    @Test
    void streamsTheSameWordsInChunks() throws Exception {
        var whole = content(body(ask(PROMPT)));
        var request = Json.object().put("model", "m").put("stream", true);
        request.putObject("response_format").put("type", "json_object");
        request.putObject("stream_options").put("include_usage", true);
        request.putArray("messages").addObject().put("role", "user").put("content", PROMPT);
        var stream = http.post("/v1/chat/completions", request.toString(), "Authorization", "Bearer key");
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        var chunks = stream.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Json.parse(line.substring(6)))
                .toList();
        var words = new StringBuilder();
        chunks.forEach(
                chunk -> words.append(chunk.at("/choices/0/delta/content").asString("")));
        assertThat(words.toString()).isEqualTo(whole);
        assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isPositive();
        assertThat(stream.body().strip()).endsWith("data: [DONE]");
    }

    @Test
    void wantsAKey() throws Exception {
        var refused = http.post("/v1/chat/completions", request(PROMPT));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(body(refused).at("/error/type").asString()).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR,500", "TOO_MANY_REQUESTS,429", "BAD_REQUEST,400", "UNAUTHORIZED,401"})
    void failsOnceWithAStatus(ModelFault fault, int status) throws Exception {
        simulators.model().fail(1, fault);
        assertThat(ask(PROMPT).statusCode()).isEqualTo(status);
        assertThat(ask(PROMPT).statusCode()).isEqualTo(200);
        assertThat(simulators.model().calls()).isEqualTo(2);
    }

    @Test
    void answersUselesslyWhenTold() throws Exception {
        var model = simulators.model();
        model.fail(1, ModelFault.MISSING_CARD);
        assertThat(reading(body(ask(PROMPT))).path("cards")).hasSize(2);
        model.fail(1, ModelFault.INVENTED_CARD);
        assertThat(reading(body(ask(PROMPT))).path("cards")).hasSize(4);
        model.fail(1, ModelFault.EMPTY);
        assertThat(content(body(ask(PROMPT)))).isEmpty();
        model.fail(1, ModelFault.CUT_SHORT);
        assertThat(body(ask(PROMPT)).at("/choices/0/finish_reason").asString()).isEqualTo("length");
        model.fail(1, ModelFault.GARBAGE);
        var garbage = body(ask(PROMPT));
        assertThatThrownBy(() -> reading(garbage)).isInstanceOf(JacksonException.class);
        model.fail(1, ModelFault.CUT);
        assertThatThrownBy(() -> ask(PROMPT)).isInstanceOf(IOException.class);
        assertThat(model.faultsLeft()).isZero();
    }

    @Test
    void failsForOneQuestionOnly() throws Exception {
        http.post("/admin/model/faults", "{\"kind\":\"server-error\",\"times\":9,\"containing\":\"bridge\"}");
        assertThat(ask(PROMPT).statusCode()).isEqualTo(200);
        assertThat(ask(PROMPT.replace("garden", "bridge")).statusCode()).isEqualTo(500);
    }

    @Test
    void takesItsTimeWhenTold() throws Exception {
        http.post("/admin/model/delay", "{\"millis\":300}");
        long before = System.nanoTime();
        ask(PROMPT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
        assertThat(simulators.model().inFlightMax()).isEqualTo(1);
        assertThat(simulators.model().requests().getLast().user()).contains("garden");
    }

    HttpResponse<String> ask(String prompt) throws IOException, InterruptedException {
        return http.post("/v1/chat/completions", request(prompt), "Authorization", "Bearer key");
    }

    static String request(String prompt) {
        var request = Json.object().put("model", "m");
        request.putObject("response_format").put("type", "json_schema");
        request.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return request.toString();
    }

    static String content(JsonNode answer) {
        return answer.at("/choices/0/message/content").asString();
    }

    static JsonNode reading(JsonNode answer) {
        return Json.parse(content(answer));
    }
}
