package tarot.notification.words;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.bot.Invitation;
import tarot.contracts.bot.Person;
import tarot.contracts.bot.Proposal;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpretation.CardText;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Recollection;
import tarot.contracts.reading.Spread;
import tarot.notification.recipient.Admins;
import tarot.notification.words.Keyboard.Button;

/** What tests of words share: Ada, and what is sealed. */
abstract class Worded {

    static final long ADMIN = 11_111_111;
    static final UserId ADA = new UserId(new UUID(7, 7));
    static final RequestId REQUEST = new RequestId(UUID.fromString("01234567-89ab-8def-8123-456789abcdef"));
    static final ReadingId READING = new ReadingId(new UUID(3, 4));
    static final OrderId ORDER = new OrderId(new UUID(5, 6));
    static final PaymentId PAYMENT = new PaymentId(new UUID(8, 9));
    static final Instant THEN = Instant.parse("2026-11-27T23:30:00Z");
    static final Sealed SEALED = new Sealed("");

    final Words words = new Words(new WordsProperties("@help <b>us"), new Admins("22222222," + ADMIN));

    Wording word(Message event) {
        return words.word(event, person(), content());
    }

    String text(Message event) {
        return word(event).text().text();
    }

    String text(Message event, Person person) {
        return words.word(event, person, content()).text().text();
    }

    static Person person() {
        return new Person(1, "Ada", "en");
    }

    static Content content() {
        return content(new Proposal(new Proposal.Refund(PAYMENT), "because"));
    }

    static Content content(Proposal proposal) {
        return new Content() {
            @Override
            public <T extends Record> T open(Sealed sealed, Class<T> type) {
                return List.of(
                                interpretation(),
                                new Recollection(new Question("Will it <work>?", "en"), interpretation()),
                                new CheckoutPage("https://pay.example/1"),
                                new InvoicePayload("signed"),
                                new Invitation("ref_a-b_c"),
                                proposal)
                        .stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public String botName() {
                return "tarot_bot";
            }
        };
    }

    static Interpretation interpretation() {
        var texts = cards(Spread.THREE_CARDS).stream()
                .map(card -> new CardText(card, "Text " + card.position()))
                .toList();
        return new Interpretation("en", "Opening <i>.", texts, "Closing.");
    }

    static ReadingCompleted completed(int charged, Interpreter interpreter, @Nullable Integer left) {
        return new ReadingCompleted(
                READING,
                ADA,
                Spread.THREE_CARDS,
                Credits.of(charged),
                interpreter,
                left == null ? null : Credits.of(left),
                SEALED);
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
