package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.conversation.Input;
import tarot.bot.person.Contact;
import tarot.bot.update.Incoming.Irrelevant;
import tarot.bot.update.Incoming.Personal;

class UpdateReaderTests {

    static final String ADA = """
            "from": {"id": 7, "is_bot": false, "first_name": "Ada", "last_name": "L", "language_code": "en"}""";
    static final String CHAT = """
            "chat": {"id": 7, "type": "private", "first_name": "Ada"}""";

    @Test
    void aMessageIsReadThoughTelegramAddsWhatItLikes() {
        assertThat(read("""
                {"update_id": 5, "new_thing": {"a": [1]},
                 "message": {"message_id": 1, %s, %s, "date": 1, "text": "/start", "entities": [{"type": "bot_command"}]}}
                """.formatted(ADA, CHAT)))
                .isEqualTo(new Personal(5, Contact.of(7, "Ada", "en"), new Input.Text("/start"), null));
    }

    @Test
    void aPressIsRead() {
        assertThat(read("""
                {"update_id": 5, "callback_query": {"id": "99", %s, "data": "spread:one", "message": {%s, "date": 0}}}
                """.formatted(ADA, CHAT)))
                .isEqualTo(new Personal(5, Contact.of(7, "Ada", "en"), new Input.Press("spread:one"), "99"));
    }

    @Test
    void aStickerIsNoText() {
        assertThat(read("""
                {"update_id": 5, "message": {%s, %s, "sticker": {"emoji": "x"}, "caption": "no text either"}}
                """.formatted(ADA, CHAT)))
                .isInstanceOfSatisfying(
                        Personal.class, personal -> assertThat(personal.input()).isEqualTo(new Input.NotText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "gift"})
    void whatTelegramSaysInTheChatIsNothingThatSomebodyWrote(String notice) {
        assertThat(read("""
                {"update_id": 5, "message": {%s, %s, "%s": {"date": 1}}}""".formatted(ADA, CHAT, notice))).isEqualTo(new Irrelevant(5, "a notice by Telegram", null));
    }

    @Test
    void halfACharacterSurvivesTheReadingToBeRefusedInTheChat() {
        assertThat(read("""
                {"update_id": 5, "message": {%s, %s, "text": "\\ud83d and \\u0000"}}""".formatted(ADA, CHAT)))
                .isInstanceOfSatisfying(
                        Personal.class,
                        personal -> assertThat(personal.input()).isEqualTo(new Input.Text("\ud83d and \u0000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'update_id': 5}|of a kind that is not used",
                "{'update_id': 5, 'channel_post': {'text': 'x'}}|of a kind that is not used",
                "{'update_id': 5, 'edited_message': {'text': 'x'}}|of a kind that is not used",
                "{'update_id': 5, 'my_chat_member': {'from': {'id': 7}}}|of a kind that is not used",
                "{'update_id': 5, 'message': null}|of a kind that is not used",
                "{'update_id': 5, 'message': {'text': 'x'}}|no sender",
                "{'update_id': 5, 'message': {'from': null, 'text': 'x'}}|no sender",
                "{'update_id': 5, 'message': {'from': {}, 'text': 'x'}}|no sender",
                "{'update_id': 5, 'message': {'from': {'id': 7, 'is_bot': true}, 'text': 'x'}}|from a bot",
                "{'update_id': 5, 'message': {'from': {'id': 7}, 'text': 'x'}}|not in a private chat",
                "{'update_id': 5, 'message': {'from': {'id': 7}, 'chat': {'id': -9, 'type': 'group'}, 'text': 'x'}}"
                        + "|not in a private chat",
                "{'update_id': 5, 'message': {'from': {'id': 7}, 'chat': {'id': 8, 'type': 'private'}, 'text': 'x'}}"
                        + "|not in a private chat",
                "{'update_id': 5, 'message': 'text'}|not in the shape of an update",
                "{'update_id': 5, 'message': {'from': {'id': 'seven'}}}|not in the shape of an update",
                "{'update_id': 5, 'message': {'from': {'id': 99999999999999999999}}}|not in the shape of an update",
                "{'update_id': 5, 'message': {'text': {'a': 1}}}|not in the shape of an update",
            })
    void whatDoesNotConcernUsIsNamed(String update, String why) {
        assertThat(read(update.replace('\'', '"'))).isEqualTo(new Irrelevant(5, why, null));
    }

    @Test
    void aForeignPressIsAnsweredSoThatTheButtonStopsSpinning() {
        assertThat(read("""
                {"update_id": 5, "callback_query": {"id": "99", %s, "data": "spread:one", "inline_message_id": "1"}}
                """.formatted(ADA))).isEqualTo(new Irrelevant(5, "not in a private chat", "99"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "5",
                "\"text\"",
                "[]",
                "{}",
                "{\"update_id\": null}",
                "{\"update_id\": \"five\"}",
                "{\"update_id\": 5.5, \"message\": 1}",
                "{\"update_id\": 99999999999999999999}",
                "{\"update_id\": 5",
                "<html>",
                "update_id=5"
            })
    void whatIsNoUpdateIsNotRead(String body) {
        assertThat(UpdateReader.read(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void deepNestingIsNotRead() {
        var body = "{\"update_id\": 5, \"message\": " + "[".repeat(100_000);
        assertThat(UpdateReader.read(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void noBytesWhateverBreakIt() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var valid = """
                {"update_id": 5, "message": {%s, %s, "text": "/start"}, "callback_query": {"id": "1", %s}}
                """.formatted(ADA, CHAT, ADA).getBytes(UTF_8);
        for (var round = 0; round < 3000; round++) {
            var body = valid.clone();
            for (var i = random.nextInt(8); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(UpdateReader.read(body)).as("seed %s", seed).isNotNull();
        }
    }

    static Incoming read(String update) {
        return UpdateReader.read(update.getBytes(UTF_8)).orElseThrow();
    }
}
