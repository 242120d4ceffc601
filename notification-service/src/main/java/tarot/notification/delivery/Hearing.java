package tarot.notification.delivery;

import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.bot.BotEvent.ConversationEvent;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.Answer;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.reading.ReadingEvent;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;

/** What an event means to the person it is about, and whether it wakes the admins. */
enum Hearing {
    /** They are told, as they just asked for it: also somebody who seemed unreachable, as they have come back. */
    ANSWER,
    /** They are told, if they can be reached. */
    NEWS,
    /** As {@link #NEWS}, and every admin is alerted. */
    ALARMING_NEWS,
    /** Every admin is alerted, and nobody else is told. */
    ALARM,
    /** It does not concern them, or another event tells it better. */
    NOTHING;

    /** Whether the person is told. */
    boolean isTold() {
        return this == ANSWER || isNews();
    }

    boolean isNews() {
        return this == NEWS || this == ALARMING_NEWS;
    }

    /** Whether the admins are alerted. */
    boolean isAlarming() {
        return this == ALARM || this == ALARMING_NEWS;
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
            case CardsDrawn _, ReadingRefused _, ReadingEvent.Answer _ -> ANSWER;
            case ReadingCompleted _, ReadingFailed _ -> NEWS;
        };
    }

    private static Hearing of(CreditEvent event) {
        return switch (event) {
            case Answer _ -> ANSWER;
            // where no credits moved, the payment's own event tells what happened to the money
            case CreditsGranted granted -> isNone(granted.amount()) ? NOTHING : of(granted.reason());
            case CreditsTaken taken -> isNone(taken.amount()) && isNone(taken.owed()) ? NOTHING : NEWS;
            case DiscrepancyFound _ -> ALARM;
            case CreditsReserved _ -> NOTHING; // the cards themselves tell it
            case ReservationRefused _ -> NOTHING; // ReadingRefused tells it
            case CreditsCaptured _, CreditsReleased _ -> NOTHING; // the reading says what it cost
            case ReservationExpired _ -> NOTHING; // the reading goes on or fails, and says so
        };
    }

    /** Who pays or redeems a code is there, also if that is the first that they do after they had blocked the bot. */
    private static Hearing of(GrantReason reason) {
        return switch (reason) {
            case PURCHASE, PROMOTION -> ANSWER;
            case WELCOME, REFERRAL, CORRECTION, REINSTATEMENT -> NEWS;
        };
    }

    private static Hearing of(PaymentEvent event) {
        return switch (event) {
            case PackagesOffered _, CheckoutStarted _, InvoiceIssued _, CheckoutRefused _, RefundReported _ -> ANSWER;
            case CheckoutExpired _, PaymentFailed _ -> NEWS;
            case PaymentHeld _ -> ALARMING_NEWS; // it waits for a human
            case PaymentSettled _ -> NOTHING; // CreditsGranted tells it, when the credits are there
            case PaymentReversed reversed -> of(reversed);
            case PaymentReinstated reinstated -> of(reinstated);
        };
    }

    /** Where credits are taken for it, CreditsTaken tells it. A dispute is lost unless a human answers the bank. */
    private static Hearing of(PaymentReversed reversed) {
        return switch (reversed.reason()) {
            case REFUND -> isNone(reversed.credits()) ? NEWS : NOTHING;
            case DISPUTE -> isNone(reversed.credits()) ? ALARMING_NEWS : ALARM;
        };
    }

    /**
     * Where credits come with it, CreditsGranted tells it. Of a held payment somebody has neither what they paid nor what
     * they paid for; of any other the money alone moved, and they have the one or the other. Old records are of held ones.
     */
    private static Hearing of(PaymentReinstated reinstated) {
        return isNone(reinstated.credits()) && !Boolean.FALSE.equals(reinstated.held()) ? ALARMING_NEWS : NOTHING;
    }

    private static boolean isNone(Credits credits) {
        return credits.equals(Credits.NONE);
    }
}
