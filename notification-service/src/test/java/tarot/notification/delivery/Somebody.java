package tarot.notification.delivery;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tarot.contracts.Credits;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.bot.Invitation;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpretation.CardText;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.Person;

/** Somebody new: what happens to them, and what they are told. */
record Somebody(UserId id, Person telegram, TransportSealing sealing) {

    private static final AtomicLong CHATS = new AtomicLong(5_000_000_000L); // beyond 32 bits, as real ones are

    static Somebody unmet(tarot.simulators.telegram.TelegramSimulator telegram, TransportSealing sealing) {
        var chat = CHATS.incrementAndGet();
        return new Somebody(new UserId(UUID.randomUUID()), telegram.person(chat, "Ada"), sealing);
    }

    PersonRegistered registered(String name) {
        var message = MessageTypes.idOf(PersonRegistered.class, id.value());
        return new PersonRegistered(
                id, sealing.seal(new tarot.contracts.bot.Person(telegram.id(), name, "en"), message, id));
    }

    PersonChanged changed(String name) {
        var request = new RequestId(UUID.randomUUID());
        var message = MessageTypes.idOf(PersonChanged.class, request.value());
        return new PersonChanged(
                id, request, sealing.seal(new tarot.contracts.bot.Person(telegram.id(), name, "en"), message, id));
    }

    Greeted greeted() {
        return new Greeted(id, new RequestId(UUID.randomUUID()));
    }

    /** An event whose text carries a number, to tell one from another. */
    RequestThrottled numbered(int number) {
        return new RequestThrottled(id, new RequestId(UUID.randomUUID()), number);
    }

    CardsDrawn drawn(Spread spread, Card first) {
        var cards = IntStream.rangeClosed(1, spread.positions().size())
                .mapToObj(n -> new DrawnCard(n, Card.values()[(first.ordinal() + n - 1) % 78], n % 2 == 0))
                .toList();
        return new CardsDrawn(new ReadingId(UUID.randomUUID()), id, spread, cards);
    }

    ReadingCompleted completed(CardsDrawn drawn, String... paragraphs) {
        var message = MessageTypes.idOf(ReadingCompleted.class, drawn.reading().value());
        var texts = drawn.cards().stream()
                .map(card -> new CardText(card, paragraphs[(card.position() - 1) % paragraphs.length]))
                .toList();
        var interpretation = new Interpretation("en", "An opening.", texts, "A closing.");
        return new ReadingCompleted(
                drawn.reading(),
                id,
                drawn.spread(),
                Credits.of(2),
                Interpreter.MODEL,
                Credits.of(3),
                sealing.seal(interpretation, message, id));
    }

    InvoiceIssued invoiced(String payload) {
        var order = new OrderId(UUID.randomUUID());
        var sealed =
                sealing.seal(new InvoicePayload(payload), MessageTypes.idOf(InvoiceIssued.class, order.value()), id);
        return new InvoiceIssued(order, id, Credits.of(25), 225, "XTR", sealed);
    }

    InvitationOffered invites(String start) {
        var request = new RequestId(UUID.randomUUID());
        var message = MessageTypes.idOf(InvitationOffered.class, request.value());
        return new InvitationOffered(id, request, sealing.seal(new Invitation(start), message, id));
    }

    PaymentHeld paidWrongly(long stars) {
        return new PaymentHeld(new PaymentId(UUID.randomUUID()), id, null, stars, "XTR", PaymentMethod.STARS);
    }

    List<String> read() {
        return telegram.received().stream().map(ChatMessage::text).toList();
    }
}
