package tarot.bot.conversation;

/** What a person did in the chat. */
public sealed interface Input {

    /** Wrote something: a command, where it begins with a slash. */
    record Text(String text) implements Input {}

    /** Pressed a button that carries this data. */
    record Press(String data) implements Input {}

    /** Sent a sticker, a voice message, a picture. */
    record NotText() implements Input {}
}
