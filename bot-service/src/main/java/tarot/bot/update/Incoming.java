package tarot.bot.update;

import org.jspecify.annotations.Nullable;
import tarot.bot.conversation.Input;
import tarot.bot.payment.CheckoutQuery;
import tarot.bot.payment.StarsPayment;
import tarot.bot.person.Contact;

/** An update, as far as it concerns us. */
sealed interface Incoming {

    long update();

    /** A person did something in their private chat with the bot; {@code callback} waits to be answered, if any. */
    record Personal(
            long update,
            Contact sender,
            Input input,
            @Nullable String callback) implements Incoming {}

    /** Somebody is about to pay, and Telegram waits ten seconds for a word. */
    record AboutToPay(long update, CheckoutQuery query) implements Incoming {}

    /** Telegram took Stars from somebody. */
    record Paid(long update, StarsPayment payment) implements Incoming {}

    /** Telegram took Stars, but does not say from whom, or by which charge. */
    record UnreadablePayment(long update) implements Incoming {}

    /** Nothing to do with us: groups, channels, bots, kinds of updates that came after this was written. */
    record Irrelevant(long update, String why, @Nullable String callback) implements Incoming {}
}
