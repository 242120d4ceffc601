package tarot.bot.telegram;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What the Bot API answered. */
public sealed interface BotReply {

    record Fine(JsonNode result) implements BotReply {}

    /** @param retryAfter zero where Telegram names none */
    record Refused(int code, String description, Duration retryAfter) implements BotReply {}

    /** No answer, or none that Telegram would give. */
    record Away(String cause) implements BotReply {}
}
