package tarot.bot.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.settings.InvalidSetting;

/**
 * How updates come in: by webhook where its address is set, else by long polling.
 *
 * @param webhookUrl the public address of the gateway's path, empty for long polling
 * @param webhookSecret what proves that a webhook's caller is Telegram; without it every caller is refused
 * @param pollTimeout how long Telegram holds a poll open while there is nothing new
 * @param firstPause before a failed call is tried again; doubled each time, up to a minute
 * @param candidatePause how often a replica asks whether it is the one that talks to Telegram
 */
@ConfigurationProperties("tarot.telegram")
public record TelegramProperties(
        @DefaultValue("") String token,
        @DefaultValue("https://api.telegram.org") String apiUrl,
        @DefaultValue("") String webhookUrl,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("40") int webhookConnections,
        @DefaultValue("25s") Duration pollTimeout,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5s") Duration candidatePause) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    public boolean polls() {
        return webhookUrl.isEmpty();
    }

    @Override
    public String toString() {
        return "TelegramProperties[apiUrl=" + apiUrl + ", webhookUrl=" + webhookUrl + "]"; // never the secrets
    }

    URI checkedApi() {
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidSetting(
                    "TELEGRAM_TOKEN",
                    token.isEmpty() ? "is empty" : "has characters that no bot's token has",
                    "123456:what-BotFather-gave-you");
        }
        if (!webhookUrl.isEmpty() && !isHttp(webhookUrl)) {
            throw new InvalidSetting(
                    "TELEGRAM_WEBHOOK_URL", "is no HTTP address", "https://tarot.example.org/telegram/webhook");
        }
        if (!webhookSecret.isEmpty() && !SECRET.matcher(webhookSecret).matches()) {
            throw secret("has other characters than letters, digits, _ and -, or more than 256");
        }
        if (!webhookUrl.isEmpty() && webhookSecret.isEmpty()) {
            throw secret("is empty, though TELEGRAM_WEBHOOK_URL is set");
        }
        if (!isHttp(apiUrl) || !URI.create(apiUrl).getPath().matches("/?")) {
            throw new InvalidSetting(
                    "TELEGRAM_API_URL", "is no http(s) address without a path", "https://api.telegram.org");
        }
        return URI.create(apiUrl);
    }

    private static InvalidSetting secret(String found) {
        return new InvalidSetting("TELEGRAM_WEBHOOK_SECRET", found, "the output of: openssl rand -hex 32");
    }

    private static boolean isHttp(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
