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
    /** They are told, as they just did something in the chat: whoever had blocked the bot is back. */
    ANSWER,
    /** They are told. */
    NEWS,
    /** They are not told, but it shows that they did something in the chat. */
    SIGN_OF_LIFE,
    /** It does not concern them, or another event tells it better. */
    NOTHING;

    boolean isTold() {
        return this == ANSWER || this == NEWS;
    }

    boolean isSignOfLife() {
        return this == ANSWER || this == SIGN_OF_LIFE;
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
            case PersonRegistered _, PersonChanged _ -> SIGN_OF_LIFE; // what they wrote is answered by itself
        };
    }

    private static Hearing of(ReadingEvent event) {
        return switch (event) {
            case ReadingRequested _ -> SIGN_OF_LIFE; // the picture follows within a second
            case CardsDrawn _, ReadingCompleted _, ReadingRefused _, ReadingFailed _ -> NEWS;
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
            case PackagesOffered _ -> ANSWER;
            case CheckoutStarted _, CheckoutRefused _, CheckoutExpired _ -> NEWS;
            case PaymentSettled _ -> NOTHING; // CreditsGranted tells it, when the credits are there
        };
    }
}
