package tarot.simulators.telegram;

import java.time.Instant;
import java.util.Map;

/**
 * A call that the bot made.
 *
 * @param method in lower case
 * @param parameters each as text, structured ones as JSON; files are left out
 * @param status what it was answered with, 0 for a connection that was cut
 */
public record BotCall(String method, Map<String, String> parameters, int status, Instant at) {

    /** The chat that it was about, 0 where there is none. */
    public long chat() {
        var chat = parameters.getOrDefault("chat_id", "0");
        return chat.matches("-?\\d{1,18}") ? Long.parseLong(chat) : 0;
    }
}
