package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.BotEvent.PageShown;
import tarot.contracts.bot.BotEvent.PageShown.Page;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.bot.BotEvent.SpreadsOffered;
import tarot.contracts.bot.Person;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.Spread;
import tarot.notification.recipient.Admins;
import tarot.notification.words.Keyboard.Button.Link;
import tarot.notification.words.Keyboard.Button.Press;
import tarot.notification.words.Wording.Table;
import tarot.settings.InvalidSetting;

class WordsTests extends Worded {

    @Test
    void theSpreadsAreOfferedWithTheirPrices() {
        var wording = word(new SpreadsOffered(ADA, REQUEST));
        assertThat(wording.keyboard().rows()).hasSize(6).allMatch(row -> row.size() == 1);
        assertThat(buttons(wording))
                .startsWith(
                        new Press("One card · 1 credit", "spread:one"),
                        new Press("Three cards · 2 credits", "spread:three"),
                        new Press("Clarity · 5 cards · 3 credits", "spread:clarity"))
                .endsWith(new Press("Celtic cross · 10 cards · 5 credits", "spread:celtic"));
    }

    @Test
    void whoHasNoNameIsGreetedWithoutOne() {
        assertThat(text(new Greeted(ADA, REQUEST), new Person(1, " ", "en"))).startsWith("Welcome.\n");
        assertThat(text(new Greeted(ADA, REQUEST), new Person(1, "Ada", "en")))
                .startsWith("Welcome, Ada.\n")
                .contains("/reading");
    }

    @Test
    void whoSpeaksALanguageWithoutTextsIsSpokenToInEnglish() {
        for (var tag : List.of("de", "pt-br", "", "en-GB", "EN_us", "x")) {
            assertThat(text(new HelpOffered(ADA, REQUEST), new Person(1, "Ada", tag)))
                    .contains("/balance");
        }
    }

    @Test
    void everyRefusalSaysWhatToDo() {
        for (var reason : Refusal.values()) {
            assertThat(text(new InputRefused(ADA, REQUEST, reason)))
                    .as("%s", reason)
                    .containsPattern("/\\w+|[Pp]lease");
        }
    }

    @Test
    void whoWritesUnaskedMayBeginAtOnce() {
        var wording = word(new InputRefused(ADA, REQUEST, Refusal.NOTHING_ASKED));
        assertThat(wording.text().text()).contains("/reading Will it work?");
        assertThat(buttons(wording)).containsExactly(new Press("Ask the cards", "menu:reading"));
    }

    @Test
    void whoMightEditWhatWasRefusedIsToldToWriteAnew() {
        for (var reason : List.of(Refusal.QUESTION_TOO_LONG, Refusal.UNKNOWN_COMMAND)) {
            assertThat(text(new InputRefused(ADA, REQUEST, reason)))
                    .as("%s", reason)
                    .contains("new message");
        }
    }

    @Test
    void whoRedeemsNothingIsToldHow() {
        assertThat(text(new InputRefused(ADA, REQUEST, Refusal.MALFORMED_COMMAND)))
                .isEqualTo("Send the code with the command, like this: /redeem SPRING26");
    }

    @Test
    void everySpreadAsksForItsQuestionAndNamesItsPositions() {
        for (var spread : Spread.values()) {
            assertThat(text(new QuestionAskedFor(ADA, REQUEST, spread))).contains("/cancel");
            var drawn = new CardsDrawn(READING, ADA, spread, cards(spread));
            var caption = word(drawn);
            assertThat(caption.parts()).as("%s fits under its picture", spread).hasSize(1);
            assertThat(caption.enclosure()).isInstanceOf(Table.class);
        }
    }

    @Test
    void everyCardHasAName() {
        var names = Arrays.stream(Card.values())
                .map(card -> text(new CardsDrawn(READING, ADA, Spread.ONE_CARD, List.of(new DrawnCard(1, card, true)))))
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.contains("(reversed)"));
        assertThat(names.get(Card.KNIGHT_OF_PENTACLES.ordinal())).startsWith("Knight of Pentacles (reversed)");
    }

    @Test
    void aReadingHasAParagraphForEachCardAndAReceiptInOneLine() {
        assertThat(text(completed(2, Interpreter.MODEL, 3)))
                .startsWith("Opening <i>.\n\nPast — The Fool\nText 1\n\nPresent — The Magician (reversed)\nText 2\n\n")
                .endsWith("Closing.\n\n2 credits for this reading, 3 credits left. One that fails costs nothing."
                        + " To ask again: /reading");
        assertThat(text(completed(1, Interpreter.BUILT_IN, 0))).contains("1 credit for this reading, 0 credits left.");
        assertThat(text(completed(0, Interpreter.FALLBACK, 5)))
                .endsWith("free of charge. You have 5 credits.")
                .contains("reader is away");
        assertThat(text(completed(0, Interpreter.MODEL, 5)))
                .contains("free of charge; you have 5 credits")
                .doesNotContain("away");
    }

    @Test
    void theConversationsOwnAnswersHaveWords() {
        for (var event : List.of(
                new ConversationCancelled(ADA, REQUEST, true),
                new ConversationCancelled(ADA, REQUEST, false),
                new RequestThrottled(ADA, REQUEST, 1))) {
            assertThat(text(event)).isNotBlank().doesNotContain("{", "}");
        }
    }

    @Test
    void aReadingOfOldSaysNothingAboutWhatIsLeft() {
        for (var interpreter : Interpreter.values()) {
            for (var charged : List.of(0, 2)) {
                assertThat(text(completed(charged, interpreter, null))).doesNotContain("left", "you have", "You have");
            }
        }
    }

    @Test
    void aReadingThatFailedSaysThatItCostNothing() {
        var failed = word(new ReadingFailed(READING, ADA, Spread.ONE_CARD));
        assertThat(failed.text().text()).contains("Nothing was charged");
        assertThat(buttons(failed)).containsExactly(new Press("Ask the cards", "menu:reading"));
    }

    @Test
    void whoHasTooFewCreditsIsOfferedMore() {
        for (var owed : Arrays.asList(null, Credits.NONE)) {
            var wording = word(new ReadingRefused(READING, ADA, Spread.CLARITY, Credits.of(3), Credits.of(1), owed));
            assertThat(wording.text().text()).contains("3 credits", "you have 1 credit.", "nothing was charged");
            assertThat(buttons(wording)).containsExactly(new Press("Get credits", "menu:buy"));
        }
    }

    @Test
    void aSmallerSpreadIsOfferedOnlyToWhoCanPayForOne() {
        assertThat(text(new ReadingRefused(READING, ADA, Spread.CLARITY, Credits.of(3), Credits.of(1), null)))
                .contains("smaller spread");
        assertThat(text(new ReadingRefused(READING, ADA, Spread.CLARITY, Credits.of(3), Credits.NONE, null)))
                .doesNotContain("smaller spread");
    }

    @Test
    void whoOwesIsToldOfTheDebtAndNotOfTooFewCredits() {
        var wording =
                word(new ReadingRefused(READING, ADA, Spread.ONE_CARD, Credits.of(1), Credits.NONE, Credits.of(15)));
        assertThat(wording.text().text())
                .contains("you owe 15 credits", "Readings wait", "nothing was charged")
                .doesNotContain("you have");
        assertThat(buttons(wording)).containsExactly(new Press("Get credits", "menu:buy"));
    }

    @Test
    void everyPageIsToldInOneMessage() {
        for (var page : Page.values()) {
            assertThat(word(new PageShown(ADA, REQUEST, page)).parts())
                    .as("%s", page)
                    .hasSize(1);
        }
    }

    @Test
    void supportTellsThePersonTheirNumberAndWhomToWriteTo() {
        for (var page : List.of(Page.SUPPORT, Page.PAY_SUPPORT)) {
            var text = word(new PageShown(ADA, REQUEST, page)).text();
            assertThat(text.text()).contains("Please write to @help <b>us.", "reaches nobody");
            assertThat(text.html()).contains("<code>" + ADA + "</code>", "@help &lt;b&gt;us");
        }
        assertThat(text(new PageShown(ADA, REQUEST, Page.PAY_SUPPORT)))
                .contains("Telegram’s support cannot help", "payment reference");
    }

    @Test
    void whereNobodyIsNamedSupportPromisesNobody() {
        var nameless = new Words(new WordsProperties(" "), new Admins(""));
        for (var page : List.of(Page.SUPPORT, Page.PAY_SUPPORT)) {
            assertThat(nameless.word(new PageShown(ADA, REQUEST, page), person(), content())
                            .text()
                            .text())
                    .contains("Nobody to write to has been named")
                    .contains(ADA.toString())
                    .doesNotContain("Please write to");
        }
    }

    @Test
    void aContactThatIsNoLineStopsTheStart() {
        for (var contact : List.of("@a\n@b", "x".repeat(201))) {
            assertThatThrownBy(() -> new WordsProperties(contact))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("SUPPORT_CONTACT ");
        }
    }

    @Test
    void anInvitationIsALinkToTheBotThatCanBeSentOn() {
        var wording = word(new InvitationOffered(ADA, REQUEST, SEALED));
        assertThat(wording.text().text()).endsWith("https://t.me/tarot_bot?start=ref_a-b_c");
        assertThat(buttons(wording))
                .containsExactly(new Link(
                        "Send it to a friend",
                        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Ftarot_bot%3Fstart%3Dref_a-b_c"));
    }

    @Test
    void onlyAdminsAreToldWhatAdminsCanDo() {
        for (var event :
                List.of(new HelpOffered(ADA, REQUEST), new InputRefused(ADA, REQUEST, Refusal.MALFORMED_COMMAND))) {
            assertThat(text(event)).contains("/redeem").doesNotContain("/grant", "/refund");
            assertThat(text(event, new Person(ADMIN, "", "en")))
                    .contains("/grant NUMBER CREDITS REASON", "/refund", "/take", "/promotion");
        }
    }

    @Test
    void whatIsToldToNobodyHasNone() {
        assertThatThrownBy(() -> word(new CreditsReserved(READING, ADA, Credits.of(1), Credits.of(4))))
                .hasMessageContaining("nobody");
    }
}
