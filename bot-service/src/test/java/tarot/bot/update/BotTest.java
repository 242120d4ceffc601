package tarot.bot.update;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tarot.testing.ServiceTest;

/** The whole service behind its webhook, while Telegram's own side is away: nothing waits for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "TELEGRAM_TOKEN=123:token",
            "TELEGRAM_API_URL=http://localhost:9",
            "TELEGRAM_WEBHOOK_URL=http://localhost:9/telegram/webhook",
            "TELEGRAM_WEBHOOK_SECRET=" + BotTest.SECRET,
            "tarot.telegram.first-pause=10s"
        })
@interface BotTest {

    String SECRET = "only_Telegram-knows";
}
