package tarot.notification.telegram;

/** A picture to send. */
public sealed interface Photo {

    /** One that Telegram has already, by the id it gave it. */
    record Known(String file) implements Photo {}

    record Drawn(byte[] png) implements Photo {}
}
