package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tarot.simulators.Http.body;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTests {

    static final String BOT = "/bot1:abc";

    Simulators simulators = Simulators.start(0);
    Http http = new Http(simulators.url());

    @AfterEach
    void close() {
        simulators.close();
    }

    @Test
    void makesPeopleWhoWriteAndReadAndPress() throws Exception {
        http.post("/admin/telegram/users", "{\"id\":7,\"name\":\"Ada\",\"language\":\"de\"}");
        http.post("/admin/chats/7/messages", "{\"text\":\"/start\"}");
        http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", "Choose", "reply_markup", """
                {"inline_keyboard":[[{"text":"Draw","callback_data":"draw:1"}]]}"""));
        assertThat(http.post("/admin/chats/7/presses", "{\"label\":\"Draw\"}").statusCode())
                .isEqualTo(200);
        assertThat(http.post("/admin/chats/7/presses", "{\"message\":2,\"data\":\"forged\"}")
                        .statusCode())
                .isEqualTo(200);
        var messages = body(http.get("/admin/chats/7/messages")).path("messages");
        assertThat(messages.valueStream().map(message -> message.path("text").asString()))
                .containsExactly("/start", "Choose");
        assertThat(messages.path(0).path("order").asLong())
                .isLessThan(messages.path(1).path("order").asLong());
        var updates = body(http.get(BOT + "/getUpdates")).path("result");
        assertThat(updates.valueStream()
                        .map(update -> update.at("/callback_query/data").asString("")))
                .containsExactly("", "draw:1", "forged");
        assertThat(updates.path(0).at("/message/from/language_code").asString()).isEqualTo("de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"\"}", "{\"text\":\"   \"}", "{}", "[]", "nonsense"})
    void refusesMessagesThatNobodyCouldSend(String message) throws Exception {
        http.post("/admin/telegram/users", "{\"id\":7,\"name\":\"Ada\"}");
        assertThat(http.post("/admin/chats/7/messages", message).statusCode()).isEqualTo(400);
        assertThat(http.post("/admin/chats/8/messages", "{\"text\":\"hi\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void streamsWhatHappensInAChat() throws Exception {
        var ada = simulators.telegram().person(7, "Ada");
        ada.sends("before");
        var lines = listen("/admin/chats/7/events");
        await().until(() -> lines.stream().anyMatch(line -> line.contains("before")));
        http.form(BOT + "/sendChatAction", Map.of("chat_id", "7", "action", "typing"));
        var sent = http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", "during"));
        var id = body(sent).at("/result/message_id").asString();
        http.form(BOT + "/editMessageText", Map.of("chat_id", "7", "message_id", id, "text", "changed"));
        http.form(BOT + "/deleteMessage", Map.of("chat_id", "7", "message_id", id));
        ada.blocksTheBot();
        await().until(() -> lines.contains("event: blocked"));
        assertThat(lines.stream().filter(line -> line.startsWith("event")))
                .containsExactly(
                        "event: hello",
                        "event: snapshot",
                        "event: acting",
                        "event: message",
                        "event: message",
                        "event: deleted",
                        "event: blocked");
    }

    @Test
    void theStreamOfAllChatsLeavesStrangersOut() throws Exception {
        simulators.telegram().open(true);
        simulators.telegram().person(7, "Ada");
        var lines = listen("/admin/events");
        await().until(() -> lines.contains("event: snapshot"));
        http.form(BOT + "/sendMessage", Map.of("chat_id", "99", "text", "to a stranger"));
        http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", "to Ada"));
        await().until(() -> lines.stream().anyMatch(line -> line.contains("to Ada")));
        assertThat(lines).noneMatch(line -> line.contains("to a stranger"));
    }

    @Test
    void tellsInBulkWhatArrivedWhen() throws Exception {
        simulators.telegram().open(true);
        long before = System.nanoTime();
        for (int chat = 1; chat <= 50; chat++) {
            http.form(BOT + "/sendMessage", Map.of("chat_id", Integer.toString(chat), "text", "hi"));
        }
        var all = body(http.get("/admin/telegram/deliveries"));
        assertThat(all.path("chats")).hasSize(50);
        assertThat(all.path("nanos").path(0).asLong()).isBetween(before, System.nanoTime());
        assertThat(all.path("kinds").path(0).asString()).isEqualTo("text");
        var rest = body(http.get("/admin/telegram/deliveries?since=40"));
        assertThat(rest.path("chats").path(0).asInt()).isEqualTo(41);
        assertThat(rest.path("next").asInt()).isEqualTo(50);
    }

    @Test
    void remembersOnlySoMuchOfAChat() throws Exception {
        var ada = simulators.telegram().person(7, "Ada");
        for (int number = 0; number < 250; number++) {
            ada.sends("message " + number);
        }
        assertThat(ada.messages()).hasSize(200);
        assertThat(ada.messages().getLast().text()).isEqualTo("message 249");
    }

    @Test
    void startsAfreshWhenAsked() throws Exception {
        simulators.telegram().person(7, "Ada").sends("hi");
        http.post("/admin/telegram/faults", "{\"kind\":\"cut\",\"times\":5}");
        http.post("/admin/reset", "");
        assertThat(simulators.telegram().messages(7)).isEmpty();
        assertThat(body(http.get("/admin/counters")).at("/telegram/faultsLeft").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat.css", "/chat.js", "/icon.svg", "/paid", "/actuator/health/readiness"})
    void servesThePageAndItsHealth(String path) throws Exception {
        var response = http.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotBlank();
    }

    @Test
    void servesNothingElse() throws Exception {
        for (var path : List.of("/chat.js/x", "/../Simulators.class", "/nothing", "/admin/nothing", "/v1/nothing")) {
            assertThat(http.get(path).statusCode()).as(path).isBetween(400, 499);
        }
    }

    List<String> listen(String path) {
        var lines = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> {
            try (var client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create(simulators.url() + path))
                        .build();
                client.send(request, BodyHandlers.ofLines()).body().forEach(lines::add);
            } catch (Exception _) {
                lines.add("closed");
            }
        });
        return lines;
    }
}
