package tarot.bot.conversation;

/** A slash command, without the slash. A new one is one more bean of this type. */
public record Command(String name, Action action) {}
