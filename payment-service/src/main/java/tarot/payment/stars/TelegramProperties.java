package tarot.payment.stars;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.settings.InvalidSetting;

/**
 * Where and as whom to ask Telegram.
 *
 * @param token empty where nothing is sold for Stars
 * @param readTimeout how long to wait for an answer; then nobody knows what came of it
 */
@ConfigurationProperties("tarot.telegram")
record TelegramProperties(
        @DefaultValue("") String token,
        URI apiUrl,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {

    // whatever else it may be, it must not end the path of the address it is put into
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]{0,256}");

    TelegramProperties {
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidSetting(
                    "TELEGRAM_TOKEN",
                    "has characters that no token has",
                    "123456789:AAExampleExampleExampleExampleExam");
        }
        var scheme = String.valueOf(apiUrl.getScheme());
        var isHttp = (scheme.equals("http") || scheme.equals("https")) && apiUrl.getHost() != null;
        if (!isHttp || !apiUrl.getPath().matches("/?")) {
            throw new InvalidSetting(
                    "TELEGRAM_API_URL", "is no http(s) address without a path", "https://api.telegram.org");
        }
    }

    boolean isConfigured() {
        return !token.isEmpty();
    }

    @Override
    public String toString() {
        return "TelegramProperties[apiUrl=" + apiUrl + "]"; // never the token
    }
}
