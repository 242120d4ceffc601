package tarot.bot.admission;

import java.time.Duration;

/** How an update is received. */
public sealed interface Admission {

    /** To be dealt with, then {@link Admissions#done} or {@link Admissions#postpone} to be said. */
    record Admitted(ChatState chat) implements Admission {}

    /** One too many; the person is to be told, then {@link Admissions#done} or {@link Admissions#postpone} to be said. */
    record Throttled(Duration retryAfter) implements Admission {}

    /** One too many, and the person was told so in this window. Nothing is left to do. */
    record Silenced() implements Admission {}

    /** Dealt with before. Nothing is left to do. */
    record Repeated() implements Admission {}

    /** Somebody else is dealing with it at this moment. */
    record Busy() implements Admission {}
}
