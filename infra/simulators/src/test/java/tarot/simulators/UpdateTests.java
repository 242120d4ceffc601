package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tarot.simulators.Http.body;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tarot.simulators.Listener.Answer;
import tarot.simulators.telegram.Person;
import tools.jackson.databind.JsonNode;

class UpdateTests {

    static final String BOT = "/bot1:abc";

    Simulators simulators = Simulators.start(0);
    Http http = new Http(simulators.url());
    Listener bot;
    Person ada = simulators.telegram().person(7, "Ada");
    Person bob = simulators.telegram().person(8, "Bob");

    UpdateTests() throws Exception {
        bot = new Listener();
    }

    @AfterEach
    void close() {
        simulators.close();
        bot.close();
    }

    @Test
    void webhooksGetUpdatesWithTheSecret() throws Exception {
        setWebhook(Map.of("secret_token", "s3cret"));
        ada.sends("/start now");
        await().until(() -> bot.heard().size() == 1);
        var update = bot.heard().getFirst();
        assertThat(update.secret()).isEqualTo("s3cret");
        assertThat(update.body().at("/message/from/id").asLong()).isEqualTo(7);
        assertThat(update.body().at("/message/entities/0/type").asString()).isEqualTo("bot_command");
        assertThat(update.body().at("/message/entities/0/length").asInt()).isEqualTo(6);
        assertThat(update.body().path("update_id").isInt()).isTrue();
    }

    @Test
    void whatComesBeforeTheWebhookWaitsForIt() throws Exception {
        ada.sends("early");
        assertThat(simulators.telegram().pendingUpdates()).isEqualTo(1);
        setWebhook(Map.of());
        await().until(() -> bot.texts().equals(List.of("early")));
        await().until(() -> simulators.telegram().pendingUpdates() == 0);
    }

    @Test
    void updatesAreRepeatedUntilAcceptedAndHoldUpTheirChatOnly() throws Exception {
        var failures = new AtomicInteger(3);
        bot.answers(update ->
                is(update, "first") && failures.getAndDecrement() > 0 ? new Answer(503, "") : new Answer(200, ""));
        setWebhook(Map.of());
        ada.sends("first");
        ada.sends("second");
        bob.sends("other");
        await().until(() -> bot.texts().contains("second"));
        assertThat(bot.texts().stream().filter(text -> !text.equals("other")))
                .containsExactly("first", "first", "first", "first", "second");
        assertThat(bot.texts().indexOf("other")).isLessThan(bot.texts().indexOf("second"));
        var ids = new HashSet<Integer>();
        bot.heard().forEach(heard -> ids.add(heard.body().path("update_id").asInt()));
        assertThat(ids).hasSize(3);
    }

    @Test
    void chatsAreServedInParallel() throws Exception {
        var both = new CountDownLatch(2);
        bot.answers(_ -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new Answer(200, "");
        });
        setWebhook(Map.of());
        ada.sends("one");
        bob.sends("two");
        await().until(() -> simulators.telegram().pendingUpdates() == 0);
    }

    @Test
    void idsGrow() throws Exception {
        setWebhook(Map.of());
        for (int number = 0; number < 20; number++) {
            ada.sends("message " + number);
        }
        await().until(() -> bot.heard().size() == 20);
        assertThat(bot.heard().stream()
                        .map(heard -> heard.body().path("update_id").asInt()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anAnswerWithAMethodIsACall() throws Exception {
        bot.answers(_ -> new Answer(200, "{\"method\":\"sendMessage\",\"chat_id\":7,\"text\":\"at once\"}"));
        setWebhook(Map.of());
        ada.sends("hello");
        await().untilAsserted(
                        () -> assertThat(ada.received()).extracting("text").containsExactly("at once"));
    }

    @Test
    void onlyWantedKindsAreSent() throws Exception {
        setWebhook(Map.of("allowed_updates", "[\"callback_query\"]"));
        ada.sends("unwanted");
        http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", "Choose", "reply_markup", """
                {"inline_keyboard":[[{"text":"Draw","callback_data":"draw:1"}]]}"""));
        ada.presses("Draw");
        await().until(() -> bot.heard().size() == 1);
        var query = bot.heard().getFirst().body().path("callback_query");
        assertThat(query.path("data").asString()).isEqualTo("draw:1");
        assertThat(query.at("/message/text").asString()).isEqualTo("Choose");
        var answered = http.form(
                BOT + "/answerCallbackQuery",
                Map.of("callback_query_id", query.path("id").asString()));
        assertThat(answered.statusCode()).isEqualTo(200);
        var stale = http.form(BOT + "/answerCallbackQuery", Map.of("callback_query_id", "999"));
        assertThat(body(stale).path("description").asString())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void pollingWaitsAndOffsetsConfirm() throws Exception {
        var waiting = polls("?timeout=10");
        await().until(() -> simulators.telegram().callCounts().containsKey("getupdates"));
        ada.sends("one");
        var first = waiting.get();
        assertThat(first.at("/result/0/message/text").asString()).isEqualTo("one");
        ada.sends("two");
        assertThat(polls("").get().path("result")).hasSize(2);
        int next = first.at("/result/0/update_id").asInt() + 1;
        var rest = polls("?offset=" + next).get().path("result");
        assertThat(rest).hasSize(1);
        assertThat(simulators.telegram().pendingUpdates()).isEqualTo(1);
        assertThat(polls("?offset=-1").get().path("result")).hasSize(1);
    }

    @Test
    void onlyOneMayPollAndNobodyBesideAWebhook() throws Exception {
        var first = polls("?timeout=20");
        await().until(() -> simulators.telegram().callCounts().getOrDefault("getupdates", 0L) == 1);
        var second = polls("?timeout=20");
        assertThat(first.get().path("description").asString())
                .startsWith("Conflict: terminated by other getUpdates request");
        setWebhook(Map.of());
        assertThat(second.get().path("description").asString())
                .startsWith("Conflict: can't use getUpdates method while webhook is active");
        http.get(BOT + "/deleteWebhook");
        assertThat(polls("").get().path("ok").asBoolean()).isTrue();
    }

    @Test
    void tellsHowTheWebhookIsDoing() throws Exception {
        bot.answers(_ -> new Answer(500, ""));
        setWebhook(Map.of("allowed_updates", "[\"message\"]"));
        ada.sends("hello");
        await().until(() -> !simulators.telegram().webhookAttempts().isEmpty());
        var info = body(http.get(BOT + "/getWebhookInfo")).path("result");
        assertThat(info.path("url").asString()).isEqualTo(bot.url());
        assertThat(info.path("pending_update_count").asInt()).isEqualTo(1);
        assertThat(info.path("last_error_message").asString()).isEqualTo("Wrong response from the webhook: 500");
        assertThat(info.path("allowed_updates").path(0).asString()).isEqualTo("message");
    }

    @Test
    void aWebhookMayBeSetFromTheStart() {
        var settings = SimulatorSettings.forTests().withTelegramWebhook(bot.url(), "s");
        try (var others = Simulators.start(settings)) {
            others.telegram().person(9, "Eve").sends("hi");
            await().until(() -> bot.texts().equals(List.of("hi")));
            assertThat(bot.heard().getFirst().secret()).isEqualTo("s");
        }
    }

    @Test
    void anotherRunNeverRepeatsIds() throws Exception {
        ada.sends("one");
        int before = polls("").get().at("/result/0/update_id").asInt();
        var clock = new ShiftingClock();
        clock.shift(Duration.ofSeconds(1));
        var usual = SimulatorSettings.forTests();
        var settings = new SimulatorSettings(usual.host(), 0, "", usual.telegram(), usual.stripe(), clock);
        try (var later = Simulators.start(settings)) {
            later.telegram().person(7, "Ada").sends("two");
            int after = body(new Http(later.url()).get(BOT + "/getUpdates"))
                    .at("/result/0/update_id")
                    .asInt();
            assertThat(after).isGreaterThan(before);
        }
    }

    @Test
    void halfASurrogatePairSurvivesTheWay() throws Exception {
        setWebhook(Map.of());
        simulators.telegram().update("""
                {"message":{"message_id":1,"date":1,"text":"a\\ud83c b","from":{"id":7,"is_bot":false,"first_name":"Ada"},
                 "chat":{"id":7,"type":"private"}}}""");
        await().until(() -> bot.heard().size() == 1);
        assertThat(bot.heard().getFirst().raw()).containsIgnoringCase("\\ud83c b");
    }

    @Test
    void everyUpdateArrivesWhileManyWriteAtOnce() throws Exception {
        setWebhook(Map.of());
        var texts = new CopyOnWriteArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 100; person < 120; person++) {
                var somebody = simulators.telegram().person(person, "Person");
                threads.execute(() -> {
                    for (int number = 0; number < 10; number++) {
                        texts.add(somebody.sends(somebody.id() + "." + number).text());
                    }
                });
            }
        }
        await().until(() -> bot.heard().size() == 200);
        assertThat(bot.texts()).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(bot.texts().stream().filter(text -> text.startsWith("105."))).isSorted();
    }

    static boolean is(JsonNode update, String text) {
        return update.path("message").path("text").asString("").equals(text);
    }

    void setWebhook(Map<String, String> more) throws Exception {
        var form = new HashMap<>(more);
        form.put("url", bot.url());
        assertThat(http.form(BOT + "/setWebhook", form).statusCode()).isEqualTo(200);
    }

    CompletableFuture<JsonNode> polls(String query) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return body(http.get(BOT + "/getUpdates" + query));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
