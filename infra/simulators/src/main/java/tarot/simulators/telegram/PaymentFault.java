package tarot.simulators.telegram;

import java.time.Duration;

/** What can go wrong with a payment in Stars once the bot has let it begin. */
public sealed interface PaymentFault {

    /** The Stars are taken, but the bot is never told. */
    record Lost() implements PaymentFault {}

    /** The bot is told so many times, each time by an update of its own. */
    record Copies(int times) implements PaymentFault {}

    /** Another amount is taken, and told, than the invoice asks for. */
    record Amount(long stars) implements PaymentFault {}

    /** The bot is told only after a while. */
    record Late(Duration pause) implements PaymentFault {}
}
