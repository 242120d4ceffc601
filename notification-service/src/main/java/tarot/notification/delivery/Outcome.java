package tarot.notification.delivery;

import java.time.Duration;

/** What came of one try to tell one part of a delivery. */
sealed interface Outcome {

    Delivery delivery();

    /** All of it is in the chat. */
    record Told(Delivery delivery) implements Outcome {}

    /** One more part is in the chat, and there are more. */
    record PartTold(Delivery delivery) implements Outcome {}

    /** To be tried again after the pause; {@code counts} says whether the delivery is to blame. */
    record Later(Delivery delivery, Duration pause, boolean counts) implements Outcome {}

    /** The person blocked the bot or is gone. */
    record Unreachable(Delivery delivery) implements Outcome {}

    /** News for somebody who cannot be reached: not sent at all. */
    record Dropped(Delivery delivery) implements Outcome {}

    /** Telegram will not take it, or it cannot be worded: a dead letter. */
    record Failed(Delivery delivery, RuntimeException why) implements Outcome {}
}
