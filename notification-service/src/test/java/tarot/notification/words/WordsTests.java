package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.bot.BotEvent.SpreadsOffered;
import tarot.contracts.bot.Person;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpretation.CardText;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.notification.words.Keyboard.Button;
import tarot.notification.words.Keyboard.Button.Link;
import tarot.notification.words.Keyboard.Button.Press;

class WordsTests {

    static final UserId ADA = new UserId(new UUID(7, 7));
    static final RequestId REQUEST = new RequestId(new UUID(1, 2));
    static final ReadingId READING = new ReadingId(new UUID(3, 4));
    static final OrderId ORDER = new OrderId(new UUID(5, 6));
    static final Sealed SEALED = new Sealed("");

    final Words words = new Words();

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
    void everySpreadAsksForItsQuestionAndNamesItsPositions() {
        for (var spread : Spread.values()) {
            assertThat(text(new QuestionAskedFor(ADA, REQUEST, spread))).contains("/cancel");
            var drawn = new CardsDrawn(READING, ADA, spread, cards(spread));
            var caption = word(drawn);
            assertThat(caption.parts()).as("%s fits under its picture", spread).hasSize(1);
            assertThat(caption.table()).isNotNull();
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
    void aReadingHasAParagraphForEachCardAndAReceipt() {
        assertThat(text(completed(2, Interpreter.MODEL)))
                .startsWith("Opening <i>.\n\nPast — The Fool\nText 1\n\nPresent — The Magician (reversed)\nText 2\n\n")
                .endsWith("Closing.\n\n2 credits for this reading. To ask again: /reading");
        assertThat(text(completed(0, Interpreter.FALLBACK)))
                .endsWith("free of charge.")
                .contains("reader is away");
        assertThat(text(completed(0, Interpreter.MODEL)))
                .contains("free of charge")
                .doesNotContain("away");
        assertThat(text(completed(1, Interpreter.BUILT_IN))).contains("1 credit for");
    }

    @Test
    void whoHasTooFewCreditsIsOfferedMore() {
        var wording = word(new ReadingRefused(READING, ADA, Spread.CLARITY, Credits.of(3), Credits.of(1)));
        assertThat(wording.text().text()).contains("3 credits", "you have 1 credit.", "nothing was charged");
        assertThat(buttons(wording)).containsExactly(new Press("Get credits", "menu:buy"));
    }

    @Test
    void packagesShowTheirPriceInTheirCurrency() {
        var wording = word(new PackagesOffered(
                ADA,
                REQUEST,
                List.of(
                        new Offer("p10", Credits.of(10), 199, "usd"),
                        new Offer("p25", Credits.of(25), 449, "EUR"),
                        new Offer("p60", Credits.of(60), 900, "JPY"),
                        new Offer("p1", Credits.of(1), 50, "XTR"))));
        assertThat(buttons(wording))
                .containsExactly(
                        new Press("10 credits · $1.99", "buy:p10"),
                        new Press("25 credits · €4.49", "buy:p25"),
                        new Press("60 credits · ¥900", "buy:p60"),
                        new Press("1 credit · 50 ⭐", "buy:p1"));
    }

    @Test
    void aCheckoutLeadsToThePage() {
        var wording = word(new CheckoutStarted(ORDER, ADA, Credits.of(10), 199, "usd", SEALED));
        assertThat(buttons(wording)).containsExactly(new Link("Pay $1.99", "https://pay.example/1"));
        assertThat(wording.text().text()).doesNotContain("pay.example");
    }

    @Test
    void everythingElseThatIsToldHasWords() {
        for (var event : List.of(
                new ConversationCancelled(ADA, REQUEST, true),
                new ConversationCancelled(ADA, REQUEST, false),
                new RequestThrottled(ADA, REQUEST, 1),
                new CreditsGranted(ADA.value(), ADA, GrantReason.WELCOME, Credits.of(5), Credits.of(5)),
                new CreditsGranted(ORDER.value(), ADA, GrantReason.PURCHASE, Credits.of(10), Credits.of(12)),
                new BalanceReported(ADA, REQUEST, Credits.of(4), Credits.NONE),
                new BalanceReported(ADA, REQUEST, Credits.of(4), Credits.of(1)),
                new CheckoutRefused(ORDER, ADA, CheckoutRefused.Reason.UNKNOWN_PACKAGE),
                new CheckoutRefused(ORDER, ADA, CheckoutRefused.Reason.PROVIDER_UNAVAILABLE),
                new CheckoutRefused(ORDER, ADA, CheckoutRefused.Reason.NOT_CONFIGURED),
                new CheckoutExpired(ORDER, ADA),
                new ReadingFailed(READING, ADA, Spread.ONE_CARD))) {
            assertThat(text(event)).isNotBlank().doesNotContain("{", "}");
        }
    }

    @Test
    void whatIsToldToNobodyHasNone() {
        assertThatThrownBy(() -> word(new CreditsReserved(READING, ADA, Credits.of(1))))
                .hasMessageContaining("nobody");
    }

    Wording word(Message event) {
        return words.word(event, new Person(1, "Ada", "en"), WordsTests::open);
    }

    String text(Message event) {
        return word(event).text().text();
    }

    String text(Message event, Person person) {
        return words.word(event, person, WordsTests::open).text().text();
    }

    static <T extends Record> T open(Sealed sealed, Class<T> type) {
        if (type == CheckoutPage.class) {
            return type.cast(new CheckoutPage("https://pay.example/1"));
        }
        var texts = cards(Spread.THREE_CARDS).stream()
                .map(card -> new CardText(card, "Text " + card.position()))
                .toList();
        return type.cast(new Interpretation("en", "Opening <i>.", texts, "Closing."));
    }

    static ReadingCompleted completed(long charged, Interpreter interpreter) {
        return new ReadingCompleted(READING, ADA, Spread.THREE_CARDS, Credits.of(charged), interpreter, SEALED);
    }

    static List<DrawnCard> cards(Spread spread) {
        return IntStream.rangeClosed(1, spread.positions().size())
                .mapToObj(n -> new DrawnCard(n, Card.values()[n - 1], n % 2 == 0))
                .toList();
    }

    static List<Button> buttons(Wording wording) {
        return wording.keyboard().rows().stream().flatMap(List::stream).toList();
    }
}
