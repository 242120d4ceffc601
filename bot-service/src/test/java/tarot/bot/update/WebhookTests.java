package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.bot.BotEvent.ConversationEvent;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.bot.Refusal;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.Spread;
import tarot.testing.TestServers;

@BotTest
class WebhookTests {

    static final Heard HEARD = new Heard();

    final JdbcClient jdbc;
    final Identity identity;
    final int port;
    final Chatter ada;
    final SaidAbout said;
    int refusals;

    WebhookTests(JdbcClient jdbc, Identity identity, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.port = port;
        this.ada = new Chatter(port);
        this.said = new SaidAbout(ada, HEARD, jdbc, identity);
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void nobodyAsksMoreThanTenTimesAMinuteAndAFloodIsToldSoOnce() {
        for (var i = 0; i < 40; i++) {
            assertThat(ada.says("/help").statusCode()).isEqualTo(200);
        }
        assertThat(said.atLeast(12)).hasSize(12);
        assertThat(said.only(RequestThrottled.class).retryAfterSeconds()).isBetween(1, 60);
    }

    @Test
    void everythingThatCannotBeTakenIsRefusedInTheChat() {
        assertThat(refusal(ada.says("/fly"))).isEqualTo(Refusal.UNKNOWN_COMMAND);
        assertThat(refusal(ada.says("Will it work?"))).isEqualTo(Refusal.NOTHING_ASKED);
        assertThat(refusal(ada.sends(Map.of("sticker", Map.of("emoji", "x"))))).isEqualTo(Refusal.NOT_TEXT);
        assertThat(refusal(ada.presses("spread:forged"))).isEqualTo(Refusal.STALE_BUTTON);
        assertThat(refusal(ada.says("/reading " + "a".repeat(501)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        assertThat(refusal(ada.says("/reading a\u0000b"))).isEqualTo(Refusal.UNREADABLE_QUESTION);
        assertThat(refusal(ada.posts(
                        ada.message(Map.of("text", "/reading half SURROGATE")).replace("SURROGATE", "\\ud83d"))))
                .isEqualTo(Refusal.UNREADABLE_QUESTION);
    }

    @Test
    void whatCanNeverSucceedIsAcceptedAndForgotten() {
        for (var update : List.of(
                "{\"update_id\": 1}",
                "{\"update_id\": 2, \"message\": {\"text\": \"no sender\"}}",
                "{\"update_id\": 3, \"channel_post\": {\"text\": \"x\"}}",
                "{\"update_id\": 4, \"message\": \"not an object\"}",
                "{\"update_id\": 5, \"message\": {\"from\": {\"id\": 5}, \"chat\": {\"id\": -5, \"type\": \"group\"}}}")) {
            assertThat(ada.posts(update).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anUpdateThatMeetsABugIsAcceptedSoThatTheNextOneComes() {
        assertThat(ada.presses("poison:").statusCode()).isEqualTo(200);
        assertThat(ada.says("/help").statusCode()).isEqualTo(200);
        said.only(HelpOffered.class);
    }

    @Test
    void whatIsNoUpdateIsABadRequest() {
        for (var body : List.of("", "{", "[]", "{}", "null", "\u0000", "{\"update_id\":\"x\"}", "[".repeat(200_000))) {
            assertThat(ada.posts(body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(ada.posts("{\"update_id\": 1, \"a\": \"" + "a".repeat(1 << 20) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void onlyTelegramIsLetIn(CapturedOutput output) {
        var update = ada.message(Map.of("text", "/start")).getBytes(UTF_8);
        for (var secret : List.of("", "x", BotTest.SECRET + "x", BotTest.SECRET.substring(1))) {
            assertThat(Chatter.post(port, update, secret).statusCode()).isEqualTo(401);
        }
        assertThat(output.getAll().split("without Telegram's secret", -1))
                .as("whoever calls often fills no log")
                .hasSize(2);
        assertThat(jdbc.sql("select count(*) from person where telegram_key = ?")
                        .param(identity.telegramKey(ada.id))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theGatewayIsTheFirstToCloseAnIdleConnection(@Autowired ServletWebServerApplicationContext context) {
        var server = (TomcatWebServer) requireNonNull(context.getWebServer());
        var connector = (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
        assertThat(Duration.ofMillis(connector.getKeepAliveTimeout()))
                .as("it keeps them ten seconds")
                .isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void webhooksAreMeasuredByTheirPath() throws Exception {
        ada.says("/start");
        var metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(metrics.body()).contains("uri=\"/telegram/webhook\"");
    }

    @Test
    void aRedisThatIsAwayIsNoticedByNobody() {
        ada.says("/start");
        TestServers.redis().stop();
        try {
            assertThat(ada.presses("spread:three").statusCode()).isEqualTo(200);
            assertThat(ada.says("Will it work?").statusCode()).isEqualTo(200);
        } finally {
            TestServers.redis().start();
        }
        assertThat(ada.says("/balance").statusCode()).isEqualTo(200);
        said.atLeast(5);
        assertThat(said.only(RequestReading.class).spread()).isEqualTo(Spread.THREE_CARDS);
    }

    @Test
    void aKafkaThatIsAwayMeansLaterAndNothingIsLost() {
        ada.says("/start");
        var update = ada.message(Map.of("text", "/reading Will it work?"));
        TestServers.kafka().stop();
        try {
            var answer = ada.posts(update);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            await("nobody waits for what was just found away").until(() -> {
                var begin = System.nanoTime();
                assertThat(ada.posts(update).statusCode()).isEqualTo(503);
                return System.nanoTime() - begin < 900_000_000;
            });
        } finally {
            TestServers.kafka().start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.posts(update).statusCode() == 200);
        assertThat(said.only(RequestReading.class).reading())
                .isEqualTo(identity.update(ada.id, updateId(update)).reading());
    }

    Refusal refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        refusals++;
        return heardOf(InputRefused.class, refusals).getLast().reason();
    }

    <T extends ConversationEvent> List<T> heardOf(Class<T> type, int count) {
        await().until(() -> said.all(type).size() >= count);
        return said.all(type);
    }

    static long updateId(String update) {
        return Long.parseLong(update.replaceAll(".*\"update_id\":(\\d+).*", "$1"));
    }
}
