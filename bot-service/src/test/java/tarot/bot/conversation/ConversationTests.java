package tarot.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.Sealed;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.BotEvent.PageShown;
import tarot.contracts.bot.BotEvent.PageShown.Page;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.BotEvent.SpreadsOffered;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RecallReading;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.Spread;

class ConversationTests extends InAChat {

    @Test
    void everyCommandHasItsAnswer() {
        assertThat(says("/start")).isInstanceOf(Greeted.class);
        assertThat(says("/reading")).isInstanceOf(SpreadsOffered.class);
        assertThat(says("/history")).isEqualTo(new RecallReading(ADA, request(), 0));
        assertThat(says("/balance")).isInstanceOf(ReportBalance.class);
        assertThat(says("/buy")).isInstanceOf(OfferPackages.class);
        assertThat(says("/help")).isInstanceOf(HelpOffered.class);
        assertThat(says("/cancel")).isInstanceOf(ConversationCancelled.class);
        assertThat(says("/statement")).isInstanceOf(ReportStatement.class);
        assertThat(says("/redeem SPRING26")).isInstanceOf(RedeemPromotion.class);
        assertThat(says("/invite")).isInstanceOf(InvitationOffered.class);
    }

    @Test
    void pastReadingsAreTurnedToByTheirButtons() {
        assertThat(presses("history:0")).isEqualTo(new RecallReading(ADA, request(), 0));
        assertThat(presses("history:1000")).isEqualTo(new RecallReading(ADA, request(), 1000));
    }

    @ParameterizedTest
    @CsvSource({"terms,TERMS", "privacy,PRIVACY", "support,SUPPORT", "paysupport,PAY_SUPPORT"})
    void everyPageIsShown(String command, Page page) {
        assertThat(says("/" + command)).isEqualTo(new PageShown(ADA, request(), page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help@TarotBot", "/HELP", "/help me please", "/help@TarotBot with\nthis"})
    void commandsAreFoundHoweverTheyAreWritten(String text) {
        assertThat(says(text)).isInstanceOf(HelpOffered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "/fly", "/help!", "/ help", "/hélp", "/help\u0000", "/@TarotBot"})
    void unknownCommandsAreRefused(String text) {
        assertThat(refusal(says(text))).isEqualTo(Refusal.UNKNOWN_COMMAND);
    }

    @Test
    void aSpreadThenAQuestionMakesAReading() {
        assertThat(presses("spread:three")).isInstanceOf(QuestionAskedFor.class);
        var request = (RequestReading) says("Will it <b>work</b>?");
        assertThat(request.spread()).isEqualTo(Spread.THREE_CARDS);
        assertThat(opened(request, Question.class))
                .as("sealed for the message it travels in")
                .isEqualTo(new Question("Will it <b>work</b>?", "de"));
        assertThat(session).isEqualTo(Session.NONE);
        assertThat(usual).isEqualTo(Spread.THREE_CARDS);
    }

    @Test
    void aPromptThatComesBackBuysNoSecondReading() {
        presses("spread:three");
        var asked = session;
        var first = (RequestReading) says("Will it work?");
        session = asked; // Redis has lost that it was answered
        var second = (RequestReading) says("thanks!");
        assertThat(second.reading()).isEqualTo(first.reading());
        assertThat(second.id()).as("the very same message to all who listen").isEqualTo(first.id());
        presses("spread:three");
        assertThat(((RequestReading) says("And then?")).reading())
                .as("a new prompt is a new reading")
                .isNotEqualTo(first.reading());
    }

    @Test
    void whatWasRefusedLeavesThePromptToTheNextText() {
        presses("spread:one");
        var prompted = update;
        assertThat(refusal(says("a".repeat(501)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        assertThat(((RequestReading) says("Will it work?")).reading())
                .isEqualTo(IDENTITY.update(telegramId, prompted).reading());
    }

    @Test
    void aQuestionInTheCommandThatIsRefusedMayBeAskedAgainWithItsSpread() {
        presses("spread:celtic");
        assertThat(refusal(says("/reading three: " + "a".repeat(501)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        var refused = update;
        assertThat(refusal(says("a".repeat(501)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        var request = (RequestReading) says("Will it work?");
        assertThat(request.spread()).isEqualTo(Spread.THREE_CARDS);
        assertThat(request.reading())
                .isEqualTo(IDENTITY.update(telegramId, refused).reading());
        assertThat(refusal(says("/reading " + "a".repeat(501)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        assertThat(((RequestReading) says("Will it work?")).spread())
                .as("the usual one")
                .isEqualTo(Spread.THREE_CARDS);
    }

    @Test
    void aPromptOfBeforeIsAnsweredUnderTheQuestionsOwnId() {
        session = new Session(new Prompt(Spread.THREE_CARDS, null));
        assertThat(((RequestReading) says("Will it work?")).reading())
                .isEqualTo(IDENTITY.update(telegramId, update).reading());
    }

    @Test
    void aQuestionInTheCommandHasTheIdOfItsOwnUpdate() {
        presses("spread:one");
        assertThat(((RequestReading) says("/reading three Will it work?")).reading())
                .isEqualTo(IDENTITY.update(telegramId, update).reading());
    }

    @Test
    void aQuestionInTheCommandIsDrawnAtOnceWithTheUsualSpread() {
        assertThat(((RequestReading) says("/reading Will it work?")).spread()).isEqualTo(Spread.ONE_CARD);
        assertThat(sealed.values()).contains(new Question("Will it work?", "de"));
        usual = Spread.CELTIC_CROSS;
        assertThat(((RequestReading) says("/reading Will it work?")).spread()).isEqualTo(Spread.CELTIC_CROSS);
    }

    @Test
    void theFirstWordMayNameTheSpread() {
        assertThat(((RequestReading) says("/reading three  Will it work?")).spread())
                .isEqualTo(Spread.THREE_CARDS);
        assertThat(sealed.values()).contains(new Question("Will it work?", "de"));
        assertThat(usual).isEqualTo(Spread.THREE_CARDS);
        says("/reading Three wishes?");
        assertThat(sealed.values()).as("no spread").contains(new Question("Three wishes?", "de"));
    }

    @Test
    void aSpreadAloneAsksForItsQuestion() {
        assertThat(((QuestionAskedFor) says("/reading celtic")).spread()).isEqualTo(Spread.CELTIC_CROSS);
        assertThat(session).isEqualTo(new Session(new Prompt(Spread.CELTIC_CROSS, update)));
    }

    @Test
    void aQuestionThatCannotBeTakenMayBeAskedAgain() {
        presses("spread:one");
        assertThat(refusal(says("a".repeat(501)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        assertThat(refusal(says(" "))).isEqualTo(Refusal.EMPTY_QUESTION);
        assertThat(refusal(says("\ud83d"))).isEqualTo(Refusal.UNREADABLE_QUESTION);
        assertThat(refusal(does(new Input.NotText()))).isEqualTo(Refusal.NOT_TEXT);
        assertThat(refusal(says("/fly"))).isEqualTo(Refusal.UNKNOWN_COMMAND);
        assertThat(says("Will it work?")).isInstanceOf(RequestReading.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/start",
                "/start ref_nobody",
                "/redeem",
                "/redeem SPRING26",
                "/cancel",
                "/reading",
                "/support",
                "/paysupport"
            })
    void whoTurnsToSomethingElseIsNoLongerAskedForAQuestion(String text) {
        presses("spread:celtic");
        hears(new Input.Text(text));
        assertThat(refusal(says("hello"))).as("at no charge").isEqualTo(Refusal.NOTHING_ASKED);
    }

    @Test
    void theRestOfATextThatTelegramHasCutIsNoQuestion() {
        presses("spread:celtic");
        assertThat(refusal(says("word ".repeat(800)))).isEqualTo(Refusal.QUESTION_TOO_LONG);
        assertThat(refusal(says("and that was all."))).isEqualTo(Refusal.NOTHING_ASKED);
    }

    @Test
    void textThatNobodyAskedForIsRefused() {
        assertThat(refusal(says("Will it work?"))).isEqualTo(Refusal.NOTHING_ASKED);
        presses("spread:one");
        says("/reading");
        assertThat(refusal(says("Will it work?"))).as("a new choice is open").isEqualTo(Refusal.NOTHING_ASKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to kill myself",
                "i just WANNA  die",
                "I don’t want to live",
                "Ich will mich umbringen",
                "je veux me tuer",
                "No quiero vivir más",
                "quero morrer",
                "voglio uccidermi",
                "Я не хочу жить",
                "хочу померти",
                "İNTİHAR",
                "أريد أن أموت"
            })
    void whoTellsOfDangerIsAnsweredWithCare(String text) {
        assertThat(refusal(says(text))).isEqualTo(Refusal.CARE);
        assertThat(refusal(says("Will it work?"))).as("nobody else").isEqualTo(Refusal.NOTHING_ASKED);
    }

    @Test
    void whoTellsOfDangerInAQuestionIsAnsweredWithCareAndMayAskAgain() {
        presses("spread:three");
        assertThat(refusal(says("Will it stop if I kill myself?"))).isEqualTo(Refusal.CARE);
        assertThat(refusal(says("I want to die. " + "a".repeat(4_000)))).isEqualTo(Refusal.CARE);
        assertThat(((RequestReading) says("Will it work?")).spread()).isEqualTo(Spread.THREE_CARDS);
        assertThat(refusal(says("/reading celtic: I want to die"))).isEqualTo(Refusal.CARE);
        assertThat(((RequestReading) says("Will it work?")).spread()).isEqualTo(Spread.CELTIC_CROSS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", " Cancel ", "STOP", "stop"})
    void thePlainWordCancelsInsteadOfBeingTheQuestion(String text) {
        presses("spread:three");
        assertThat(((ConversationCancelled) says(text)).nothingBegun()).isFalse();
        assertThat(refusal(says("Will it work?"))).isEqualTo(Refusal.NOTHING_ASKED);
    }

    @Test
    void thePlainWordHelpIsNoQuestion() {
        presses("spread:three");
        assertThat(says("Help")).isInstanceOf(HelpOffered.class);
        assertThat(says("Will it help?")).isInstanceOf(RequestReading.class);
    }

    @Test
    void theNameOfASpreadAloneChoosesItAskedForOrNot() {
        assertThat(((QuestionAskedFor) says("Three cards ")).spread()).isEqualTo(Spread.THREE_CARDS);
        assertThat(((QuestionAskedFor) says("celtic")).spread()).isEqualTo(Spread.CELTIC_CROSS);
        assertThat(((RequestReading) says("Three wishes?")).spread()).isEqualTo(Spread.CELTIC_CROSS);
    }

    @Test
    void cancelSaysWhetherAnythingWasBegun() {
        assertThat(((ConversationCancelled) says("/cancel")).nothingBegun()).isTrue();
        presses("spread:one");
        assertThat(((ConversationCancelled) says("/cancel")).nothingBegun()).isFalse();
        assertThat(refusal(says("Will it work?"))).isEqualTo(Refusal.NOTHING_ASKED);
    }

    @Test
    void menuButtonsAreTheirCommands() {
        assertThat(presses("menu:reading")).isInstanceOf(SpreadsOffered.class);
        assertThat(presses("menu:buy")).isInstanceOf(OfferPackages.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "spread",
                "spread:",
                "spread:four",
                "spread:one:two",
                "SPREAD:one",
                "buy:",
                "buy:P25",
                "buy:p25 ",
                "buy:12345678901234567",
                "buy:p25:",
                "buy:p25:cash",
                "buy:p25:STARS",
                "buy:p25:stars:",
                "buy::stars",
                "history:",
                "history:-1",
                "history:1001",
                "statement:",
                "statement:-1",
                "statement:00",
                "statement:01",
                "statement:1001",
                "statement:99999999999",
                "statement:1 ",
                "statement:\u0661",
                "confirm:",
                "confirm:12345678",
                "deny:",
                "deny:12345678",
                "buy:\ud83d",
                "menu:start",
                "menu:",
                "drop table person",
                "spread:one\u0000"
            })
    void forgedAndForeignButtonsAreStale(String data) {
        assertThat(refusal(presses(data))).isEqualTo(Refusal.STALE_BUTTON);
    }

    @Test
    void overlongButtonsAreStale() {
        assertThat(refusal(presses("spread:" + "one".repeat(5000)))).isEqualTo(Refusal.STALE_BUTTON);
        var credulous = new Conversation(
                List.of(),
                List.of(new Button("any", (turn, _) -> turn.says(HelpOffered::new))),
                new Readings((_, _, _) -> new Sealed("sealed")));
        for (var length : List.of(64, 65)) { // bytes that Telegram lets a button carry, and one more
            var data = "any:" + "x".repeat(length - "any:".length());
            var said = credulous.on(turn(), new Input.Press(data)).messages().getFirst();
            assertThat(said).isInstanceOf(length == 64 ? HelpOffered.class : InputRefused.class);
        }
    }

    @Test
    void aRedeliveredUpdateSaysTheSame() {
        var turn = turn();
        var once = conversation.on(turn, new Input.Text("/reading Will it work?"));
        assertThat(conversation.on(turn, new Input.Text("/reading Will it work?")))
                .isEqualTo(once);
    }
}
