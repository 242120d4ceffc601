package tarot.bot.conversation;

/** Buttons whose data begins with this prefix and a colon. A new kind is one more bean of this type. */
record Button(String prefix, Action action) {}
