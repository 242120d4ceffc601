package tarot.notification.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.settings.InvalidSetting;

/**
 * Where and as whom to speak.
 *
 * @param url of the Bot API, without a path
 * @param callTimeout for the whole of one call; shorter than the lease of a delivery
 * @param connectionsMax calls at once
 */
@ConfigurationProperties("tarot.telegram")
record TelegramProperties(
        String token,
        URI url,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("20s") Duration callTimeout,
        @DefaultValue("64") int connectionsMax) {

    // whatever else it may be, it must not end the path of the address it is put into
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]{1,256}");

    TelegramProperties {
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidSetting(
                    "TELEGRAM_TOKEN",
                    token.isBlank() ? "is empty" : "has characters that no token has",
                    "123456789:AAExampleExampleExampleExampleExam");
        }
        var scheme = String.valueOf(url.getScheme());
        var path = url.getPath();
        var plain = path == null || path.isEmpty() || path.equals("/");
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null || !plain) {
            throw new InvalidSetting(
                    "TELEGRAM_API_URL", "is no http(s) address without a path", "https://api.telegram.org");
        }
    }

    int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return "TelegramProperties[url=" + url + "]"; // never the token
    }
}
