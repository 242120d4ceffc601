package tarot.notification.delivery;

import tarot.contracts.Message;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.bot.BotEvent.ConversationEvent;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.reading.ReadingEvent;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;

/** What an event means to the person it is about. */
enum Hearing {
    /** They are told, as they just asked for it: also somebody who seemed unreachable, as they have come back. */
    ANSWER,
    /** They are told, if they can be reached. */
    NEWS,
    /** It does not concern them, or another event tells it better. */
    NOTHING;

    boolean isTold() {
        return this != NOTHING;
    }

    /** Throws {@link IllegalArgumentException} for what no listener listens to. */
    static Hearing of(Message event) {
        return switch (event) {
            case BotEvent about -> of(about);
            case ReadingEvent about -> of(about);
            case CreditEvent about -> of(about);
            case PaymentEvent about -> of(about);
            default -> throw new IllegalArgumentException("nobody listens to " + event.topic());
        };
    }

    private static Hearing of(BotEvent event) {
        return switch (event) {
            case ConversationEvent _ -> ANSWER;
            case PersonRegistered _, PersonChanged _ -> NOTHING; // what they wrote is answered by itself
        };
    }

    private static Hearing of(ReadingEvent event) {
        return switch (event) {
            case ReadingRequested _ -> NOTHING; // the picture follows within a second
            case CardsDrawn _, ReadingRefused _ -> ANSWER;
            case ReadingCompleted _, ReadingFailed _ -> NEWS;
        };
    }

    private static Hearing of(CreditEvent event) {
        return switch (event) {
            case CreditsGranted _ -> NEWS;
            case BalanceReported _ -> ANSWER;
            case CreditsReserved _ -> NOTHING; // the cards themselves tell it
            case ReservationRefused _ -> NOTHING; // ReadingRefused tells it
            case CreditsCaptured _, CreditsReleased _ -> NOTHING; // the reading says what it cost
            case ReservationExpired _ -> NOTHING; // the reading goes on or fails, and says so
        };
    }

    private static Hearing of(PaymentEvent event) {
        return switch (event) {
            case PackagesOffered _, CheckoutStarted _, CheckoutRefused _ -> ANSWER;
            case CheckoutExpired _ -> NEWS;
            case PaymentSettled _ -> NOTHING; // CreditsGranted tells it, when the credits are there
        };
    }
}
