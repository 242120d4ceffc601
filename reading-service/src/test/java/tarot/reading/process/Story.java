package tarot.reading.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.reading.archive.KeptText;
import tarot.reading.process.Happening.Asked;
import tarot.reading.process.Happening.GivenUp;
import tarot.reading.process.Happening.Interpreted;
import tarot.reading.process.Happening.Priced;
import tarot.reading.process.Happening.Unanswered;
import tarot.reading.process.Stage.AwaitingCredits;
import tarot.reading.process.Stage.Completed;
import tarot.reading.process.Stage.Failed;
import tarot.reading.process.Stage.Interpreting;
import tarot.reading.process.Stage.New;
import tarot.reading.process.Stage.Refused;

/** One reading at every stage, and all that can happen to it. */
final class Story {

    static final ReadingId READING = new ReadingId(new UUID(1, 1));
    static final UserId USER = new UserId(new UUID(2, 2));
    static final Sealed SEALED = new Sealed("c2VhbGVk");
    static final KeptText KEPT = new KeptText(new byte[] {1});
    static final Credits LEFT = Credits.of(7);
    static final Credits PRICE = Spread.THREE_CARDS.price();

    static final Asked ASKED = new Asked(new RequestReading(READING, USER, Spread.THREE_CARDS, SEALED), KEPT);
    static final Priced RESERVED = new Priced(new CreditsReserved(READING, USER, PRICE, LEFT));
    static final Priced REFUSED =
            new Priced(new ReservationRefused(READING, USER, PRICE, Credits.of(1), Credits.of(4)));
    static final Priced EXPIRED = new Priced(new ReservationExpired(READING, USER, PRICE));
    static final Unanswered UNANSWERED = new Unanswered(READING, USER);
    static final GivenUp GIVEN_UP = new GivenUp(READING, USER);

    static final AwaitingCredits AWAITING = new AwaitingCredits(Spread.THREE_CARDS, null);
    static final Interpreting INTERPRETING = new Interpreting(
            Spread.THREE_CARDS,
            List.of(
                    new DrawnCard(1, Card.THE_FOOL, false),
                    new DrawnCard(2, Card.DEATH, true),
                    new DrawnCard(3, Card.ACE_OF_CUPS, false)),
            LEFT);

    static final List<Stage> STAGES = List.of(
            new New(),
            AWAITING,
            INTERPRETING,
            new Completed(Spread.THREE_CARDS, null),
            new Refused(Spread.THREE_CARDS),
            new Failed(Spread.THREE_CARDS));

    static final Map<String, Happening> HAPPENINGS = happenings();

    private Story() {}

    static Interpreted interpreted(Interpreter by) {
        return new Interpreted(READING, USER, by, SEALED, KEPT);
    }

    private static Map<String, Happening> happenings() {
        var all = new LinkedHashMap<String, Happening>();
        all.put("asked", ASKED);
        all.put("CreditsReserved", RESERVED);
        all.put("ReservationRefused", REFUSED);
        all.put("ReservationExpired", EXPIRED);
        all.put("CreditsCaptured", new Priced(new CreditsCaptured(READING, USER, PRICE, Credits.NONE)));
        all.put("CreditsReleased", new Priced(new CreditsReleased(READING, USER, PRICE, PRICE)));
        all.put("interpreted by the model", interpreted(Interpreter.MODEL));
        all.put("interpreted without a model", interpreted(Interpreter.BUILT_IN));
        all.put("model down", interpreted(Interpreter.FALLBACK));
        all.put("unanswered", UNANSWERED);
        all.put("given up", GIVEN_UP);
        return all;
    }
}
