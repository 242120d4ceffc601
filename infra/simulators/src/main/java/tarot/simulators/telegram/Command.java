package tarot.simulators.telegram;

/** An entry of the bot's menu; the command is without its slash. */
public record Command(String command, String description) {}
