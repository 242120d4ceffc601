package tarot.notification.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tarot.settings.InvalidSetting;

/**
 * What Telegram allows.
 *
 * @param messagesPerSecond for the bot as a whole
 * @param messagesPerChatPerSecond in the long run; {@code chatBurst} may follow each other at once, so that a picture
 *     and its reading arrive together
 */
@ConfigurationProperties("tarot.send-limits")
record SendLimitProperties(
        @DefaultValue("30") double messagesPerSecond,
        @DefaultValue("1") double messagesPerChatPerSecond,
        @DefaultValue("5") int chatBurst) {

    /** The bot's own burst is a share of its second: more at once is what Telegram answers with 429. */
    private static final int BURSTS_PER_SECOND = 5;

    SendLimitProperties {
        check("TELEGRAM_MESSAGES_PER_SECOND", messagesPerSecond, "30");
        check("TELEGRAM_MESSAGES_PER_CHAT_PER_SECOND", messagesPerChatPerSecond, "1");
        check("TELEGRAM_CHAT_BURST", chatBurst, "5");
    }

    private static void check(String setting, double value, String example) {
        if (!(value > 0)) {
            throw new InvalidSetting(setting, "is not above zero", example);
        }
    }

    Pace bot() {
        return Pace.perSecond(messagesPerSecond, Math.max(1, messagesPerSecond / BURSTS_PER_SECOND));
    }

    Pace chat() {
        return Pace.perSecond(messagesPerChatPerSecond, chatBurst);
    }

    /**
     * A pace by the generic cell rate algorithm.
     *
     * @param millis between two messages in the long run
     * @param slackMillis how far ahead of that pace messages may be
     */
    record Pace(double millis, double slackMillis) {

        static Pace perSecond(double messages, double burst) {
            var millis = Duration.ofSeconds(1).toMillis() / messages;
            return new Pace(millis, millis * (burst - 1));
        }

        Pace slower(int times) {
            return new Pace(millis * times, slackMillis);
        }
    }
}
