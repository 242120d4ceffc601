package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.ConversationEvent;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.bot.Person;
import tarot.contracts.bot.Refusal;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.Spread;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;
import tarot.testing.TestServers;

@BotTest
class WebhookTests {

    static final Heard HEARD = new Heard();

    final JdbcClient jdbc;
    final Identity identity;
    final TransportSealing sealing;
    final Publisher publisher;
    final int port;
    final Chatter ada;
    int refusals;

    WebhookTests(
            JdbcClient jdbc,
            Identity identity,
            TransportSealing sealing,
            Publisher publisher,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.sealing = sealing;
        this.publisher = publisher;
        this.port = port;
        this.ada = new Chatter(port);
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void whoeverWritesFirstIsRegisteredAndGreeted() {
        assertThat(ada.says("/start").statusCode()).isEqualTo(200);
        var heard = heard(2);
        assertThat(heard).hasOnlyElementsOfTypes(PersonRegistered.class, Greeted.class);
        var registered = only(PersonRegistered.class);
        assertThat(sealing.open(registered.sealed(), registered.id(), Person.class))
                .isEqualTo(new Person(ada.id, "Ada", "en"));
        assertThat(registered.user().value().version()).isEqualTo(7);
    }

    @Test
    void aQuestionIsSealedIntoTheRequest() {
        ada.says("/reading three Will it <b>work</b>? 🔮");
        var request = only(RequestReading.class);
        assertThat(request.spread()).isEqualTo(Spread.THREE_CARDS);
        assertThat(sealing.open(request.sealed(), request.id(), Question.class))
                .isEqualTo(new Question("Will it <b>work</b>? 🔮", "en"));
    }

    @Test
    void aPressIsAnsweredInTheResponseAndTheNextTextIsTheQuestion() {
        var pressed = ada.presses("spread:celtic");
        assertThat(pressed.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(pressed.body())
                .contains("\"method\":\"answerCallbackQuery\"")
                .contains("\"callback_query_id\":\"77\"");
        ada.says("Will it work?");
        ada.says("/reading And then?");
        heard(4);
        assertThat(all(RequestReading.class))
                .extracting(RequestReading::spread)
                .containsExactly(Spread.CELTIC_CROSS, Spread.CELTIC_CROSS);
        assertThat(all(QuestionAskedFor.class)).hasSize(1);
    }

    @Test
    void theUsualSpreadOutlivesTheSession() {
        ada.says("/reading three Will it work?");
        assertThat(jdbc.sql("select usual_spread from person where user_id = ?")
                        .param(user().value())
                        .query(String.class)
                        .single())
                .isEqualTo("three");
    }

    @Test
    void theSameUpdateFiveTimesAtOnceIsOneSetOfMessages() throws Exception {
        var update = ada.message(Map.of("text", "/reading Will it work?"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 5; i++) {
                answers.add(threads.submit(() -> ada.posts(update).statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(ada.posts(update).statusCode()).isEqualTo(200);
        ada.says("/start");
        assertThat(heard(3)).hasSize(3);
        assertThat(all(RequestReading.class)).hasSize(1);
    }

    @Test
    void twoFirstUpdatesAtOnceMakeOnePerson() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 5; i++) {
                answers.add(threads.submit(() -> ada.says("/start").statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        heard(6);
        assertThat(all(PersonRegistered.class)).hasSize(1);
        assertThat(all(Greeted.class)).hasSize(5);
    }

    @Test
    void aNewNameIsAnnouncedOnce() {
        ada.says("/start");
        ada.name = "Augusta";
        ada.says("/start");
        ada.says("/start");
        heard(5);
        var changed = only(PersonChanged.class);
        assertThat(sealing.open(changed.sealed(), changed.id(), Person.class))
                .isEqualTo(new Person(ada.id, "Augusta", "en"));
    }

    @Test
    void nobodyAsksMoreThanTenTimesAMinuteAndAFloodIsToldSoOnce() {
        for (var i = 0; i < 40; i++) {
            assertThat(ada.says("/help").statusCode()).isEqualTo(200);
        }
        assertThat(heard(12)).hasSize(12);
        assertThat(only(RequestThrottled.class).retryAfterSeconds()).isBetween(1, 60);
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
        only(HelpOffered.class);
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
    void onlyTelegramIsLetIn() {
        var update = ada.message(Map.of("text", "/start")).getBytes(UTF_8);
        for (var secret : List.of("", "x", BotTest.SECRET + "x", BotTest.SECRET.substring(1))) {
            assertThat(Chatter.post(port, update, secret).statusCode()).isEqualTo(401);
        }
        assertThat(jdbc.sql("select count(*) from person where telegram_key = ?")
                        .param(identity.telegramKey(ada.id))
                        .query(Long.class)
                        .single())
                .isZero();
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
    void whoCannotBeReachedIsMarkedUntilTheyWrite() {
        ada.says("/start");
        publisher.publish(List.of(new RecipientUnreachable(new UUID(1, ada.id), user())));
        await().until(this::isUnreachable);
        ada.says("/start");
        assertThat(isUnreachable()).isFalse();
    }

    @Test
    void noNameNoTelegramIdAndNoQuestionIsStoredOrSaidInTheClear() {
        ada.name = "Zebulon";
        ada.says("/reading Wird der Quittenbaum tragen?");
        heard(2);
        assertThat(jdbc.sql("select person::text from person where user_id = ?")
                        .param(user().value())
                        .query(String.class)
                        .single())
                .doesNotContain("Zebulon", Long.toString(ada.id));
        assertThat(heard(2).toString()).doesNotContain("Zebulon", "Quitten", Long.toString(ada.id));
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
        heard(5);
        assertThat(only(RequestReading.class).spread()).isEqualTo(Spread.THREE_CARDS);
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
        assertThat(only(RequestReading.class).reading())
                .isEqualTo(identity.update(ada.id, updateId(update)).reading());
    }

    Refusal refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        refusals++;
        return heardOf(InputRefused.class, refusals).getLast().reason();
    }

    <T extends ConversationEvent> List<T> heardOf(Class<T> type, int count) {
        await().until(() -> all(type).size() >= count);
        return all(type);
    }

    List<Message> heard(int count) {
        return HEARD.about(user(), count);
    }

    <T extends Message> T only(Class<T> type) {
        await().until(() -> !all(type).isEmpty());
        var all = all(type);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    <T extends Message> List<T> all(Class<T> type) {
        return HEARD.about(user()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    boolean isUnreachable() {
        return jdbc.sql("select unreachable from person where user_id = ?")
                .param(user().value())
                .query(Boolean.class)
                .single();
    }

    UserId user() {
        return new UserId(jdbc.sql("select user_id from person where telegram_key = ?")
                .param(identity.telegramKey(ada.id))
                .query((row, _) -> row.getObject(1, UUID.class))
                .single());
    }

    static long updateId(String update) {
        return Long.parseLong(update.replaceAll(".*\"update_id\":(\\d+).*", "$1"));
    }
}
