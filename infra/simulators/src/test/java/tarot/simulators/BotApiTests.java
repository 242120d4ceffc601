package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.simulators.Http.body;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.simulators.telegram.Button;
import tarot.simulators.telegram.Entity;
import tarot.simulators.telegram.Person;
import tools.jackson.databind.JsonNode;

class BotApiTests {

    static final String BOT = "/bot42:secret";

    Simulators simulators = Simulators.start(SimulatorSettings.forTests().withToken("42:secret"));
    Http http = new Http(simulators.url());
    Person ada = simulators.telegram().person(7, "Ada");

    @BeforeEach
    void knowsAda() {
        assertThat(ada.messages()).isEmpty();
    }

    @AfterEach
    void close() {
        simulators.close();
    }

    @Test
    void methodNamesAreComparedWithoutCase() throws Exception {
        assertThat(body(http.get(BOT + "/getme")).at("/result/is_bot").asBoolean())
                .isTrue();
        assertThat(body(http.get(BOT + "/GETME")).at("/result/id").asLong()).isEqualTo(42);
    }

    @Test
    void wrongTokensAndUnknownMethodsAreRefusedAsTelegramDoes() throws Exception {
        var wrong = http.get("/bot42:other/getMe");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        var unknown = http.get(BOT + "/sendTelepathy");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
    }

    @Test
    void formsQueriesAndJsonMeanTheSame() throws Exception {
        http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", "by form"));
        http.get(BOT + "/sendMessage?chat_id=7&text=by%20query");
        http.json(BOT + "/sendMessage", "{\"chat_id\":7,\"text\":\"by JSON\"}");
        assertThat(ada.received()).extracting("text").containsExactly("by form", "by query", "by JSON");
    }

    @Test
    void writesOnlyToThoseWhoWroteFirst() throws Exception {
        var refused = send(8, "hello");
        assertThat(refused.path("description").asString()).isEqualTo("Bad Request: chat not found");
        simulators.telegram().update("""
                {"message":{"message_id":1,"date":1,"text":"hi","from":{"id":8,"is_bot":false,"first_name":"Eve"},
                 "chat":{"id":8,"type":"private"}}}""");
        assertThat(send(8, "hello").path("ok").asBoolean()).isTrue();
    }

    @Test
    void writesToEverybodyOnceOpened() throws Exception {
        simulators.telegram().open(true);
        assertThat(send(123_456, "hello").path("ok").asBoolean()).isTrue();
        assertThat(simulators.telegram().deliveriesSince(0).at("/chats/0").asLong())
                .isEqualTo(123_456);
    }

    @Test
    void saysWhoHasBlockedTheBot() throws Exception {
        ada.blocksTheBot();
        var refused = send(7, "hello");
        assertThat(refused.path("error_code").asInt()).isEqualTo(403);
        assertThat(refused.path("description").asString()).isEqualTo("Forbidden: bot was blocked by the user");
        ada.unblocksTheBot();
        assertThat(send(7, "hello").path("ok").asBoolean()).isTrue();
    }

    @Test
    void takesTextsOfOneTo4096Characters() throws Exception {
        assertThat(send(7, "x".repeat(4096)).path("ok").asBoolean()).isTrue();
        assertThat(send(7, "x".repeat(4097)).path("description").asString())
                .isEqualTo("Bad Request: message is too long");
        assertThat(send(7, "").path("description").asString()).isEqualTo("Bad Request: message text is empty");
        assertThat(send(7, " \n ").path("description").asString()).isEqualTo("Bad Request: text must be non-empty");
    }

    @Test
    void countsTheLengthAfterTheTagsAreGone() throws Exception {
        assertThat(html("<b>" + "x".repeat(4096) + "</b>").path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void turnsHtmlIntoEntities() throws Exception {
        html(
                " <b>Bold <i>both</i></b> &lt;3 &amp; <a href=\"https://t.me/x?a=1&amp;b=2\">link</a> \uD83C\uDF19 <u>u</u> & ");
        var message = ada.lastReceived().orElseThrow();
        assertThat(message.text()).isEqualTo("Bold both <3 & link \uD83C\uDF19 u &");
        assertThat(message.entities())
                .containsExactly(
                        new Entity("bold", 0, 9, ""),
                        new Entity("italic", 5, 4, ""),
                        new Entity("text_link", 15, 4, "https://t.me/x?a=1&b=2"),
                        new Entity("underline", 23, 1, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<b>open                   | Can't find end tag corresponding to start tag \"b\"",
                "ä<b>x</i>                 | Unmatched end tag at byte offset 6, expected \"</b>\", found \"</i>\"",
                "x</b>                     | Unexpected end tag at byte offset 1",
                "<h1>x</h1>                | Unsupported start tag \"h1\" at byte offset 0",
                "1 < 2                     | Unsupported start tag \"\" at byte offset 2",
                "a<br/>b                   | Unsupported start tag \"br/\" at byte offset 1",
                "<a href=\"x                | Unclosed start tag at byte offset 0",
                "<span class=\"x\">y</span> | Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"
            })
    void refusesHtmlThatTelegramWouldRefuse(String text, String why) throws Exception {
        var refused = html(text);
        assertThat(refused.path("error_code").asInt()).isEqualTo(400);
        assertThat(refused.path("description").asString()).isEqualTo("Bad Request: can't parse entities: " + why);
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void showsKeyboardsAndRefusesImpossibleOnes() throws Exception {
        assertThat(keyboard("{\"text\":\"Draw\",\"callback_data\":\"draw\"}")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(ada.lastReceived().orElseThrow().buttons()).containsExactly(new Button("Draw", "draw", ""));
        var tooLong = "{\"text\":\"Draw\",\"callback_data\":\"" + "ä".repeat(33) + "\"}";
        assertThat(keyboard(tooLong).path("description").asString()).isEqualTo("Bad Request: BUTTON_DATA_INVALID");
        assertThat(keyboard("{\"text\":\"Draw\"}").path("error_code").asInt()).isEqualTo(400);
        assertThat(keyboard("{\"text\":\"Draw\",\"url\":\"nowhere\"}")
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void editsAndDeletesWhatItSent() throws Exception {
        int id = send(7, "before").at("/result/message_id").asInt();
        var edited =
                http.form(BOT + "/editMessageText", Map.of("chat_id", "7", "message_id", "" + id, "text", "after"));
        assertThat(body(edited).at("/result/edit_date").isMissingNode()).isFalse();
        assertThat(ada.lastReceived().orElseThrow().text()).isEqualTo("after");
        var again = http.form(BOT + "/editMessageText", Map.of("chat_id", "7", "message_id", "" + id, "text", "after"));
        assertThat(body(again).path("description").asString()).startsWith("Bad Request: message is not modified");
        http.form(BOT + "/deleteMessage", Map.of("chat_id", "7", "message_id", "" + id));
        assertThat(ada.received()).isEmpty();
        var gone = http.form(BOT + "/editMessageText", Map.of("chat_id", "7", "message_id", "" + id, "text", "late"));
        assertThat(body(gone).path("description").asString()).isEqualTo("Bad Request: message to edit not found");
    }

    @Test
    void removesTheKeyboardOfAMessage() throws Exception {
        int id = keyboard("{\"text\":\"Draw\",\"callback_data\":\"draw\"}")
                .at("/result/message_id")
                .asInt();
        http.form(BOT + "/editMessageReplyMarkup", Map.of("chat_id", "7", "message_id", "" + id));
        assertThat(ada.lastReceived().orElseThrow().keyboard()).isEmpty();
    }

    @Test
    void remembersTheMenuForEachLanguage() throws Exception {
        http.json(BOT + "/setMyCommands", "{\"commands\":[{\"command\":\"reading\",\"description\":\"Draw cards\"}]}");
        http.json(
                BOT + "/setMyCommands",
                "{\"commands\":[{\"command\":\"reading\",\"description\":\"Karten\"}],\"language_code\":\"de\"}");
        assertThat(simulators.telegram().commands("de"))
                .extracting("description")
                .containsExactly("Karten");
        assertThat(simulators.telegram().commands("fr"))
                .extracting("description")
                .containsExactly("Draw cards");
        var refused =
                http.json(BOT + "/setMyCommands", "{\"commands\":[{\"command\":\"Big One\",\"description\":\"x\"}]}");
        assertThat(body(refused).path("description").asString()).isEqualTo("Bad Request: BOT_COMMAND_INVALID");
    }

    @Test
    void unreadableBodiesAreBadRequests() throws Exception {
        assertThat(http.json(BOT + "/sendMessage", "{nonsense").statusCode()).isEqualTo(400);
        assertThat(http.json(BOT + "/sendMessage", "[]").statusCode()).isEqualTo(400);
        assertThat(http.form(BOT + "/sendMessage", Map.of("text", "to whom?")).statusCode())
                .isEqualTo(400);
    }

    JsonNode send(long chat, String text) throws Exception {
        return body(http.form(BOT + "/sendMessage", Map.of("chat_id", Long.toString(chat), "text", text)));
    }

    JsonNode html(String text) throws Exception {
        return body(http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", text, "parse_mode", "HTML")));
    }

    JsonNode keyboard(String button) throws Exception {
        var markup = "{\"inline_keyboard\":[[" + button + "]]}";
        return body(http.form(BOT + "/sendMessage", Map.of("chat_id", "7", "text", "Choose", "reply_markup", markup)));
    }
}
