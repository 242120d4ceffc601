package tarot.simulators.telegram;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tarot.simulators.control.Backoff;

/**
 * How the Bot API behaves.
 *
 * @param token the only token that is let in; empty lets in every token of the right shape
 * @param webhookUrl as though the bot had called setWebhook with it; empty for none
 * @param webhookSecret goes with {@code webhookUrl}; empty for none
 * @param retry pauses between deliveries of an update that was not accepted
 * @param messagesPerChat how many messages a chat remembers
 * @param strangers how many chats are remembered of people who only ever got messages
 * @param payWithin how long the bot may take to let a payment begin
 * @param data folder in which uploaded pictures and payments outlive the process; null keeps them in memory only
 */
public record TelegramSettings(
        String token,
        String webhookUrl,
        String webhookSecret,
        Backoff retry,
        int messagesPerChat,
        int strangers,
        Duration payWithin,
        @Nullable Path data) {

    public TelegramSettings withToken(String newToken) {
        return new TelegramSettings(
                newToken, webhookUrl, webhookSecret, retry, messagesPerChat, strangers, payWithin, data);
    }

    public TelegramSettings withWebhook(String url, String secret) {
        return new TelegramSettings(token, url, secret, retry, messagesPerChat, strangers, payWithin, data);
    }

    public TelegramSettings withPayWithin(Duration longest) {
        return new TelegramSettings(token, webhookUrl, webhookSecret, retry, messagesPerChat, strangers, longest, data);
    }
}
