package tarot.bot.update;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tarot.bot.conversation.PoisonedButton;
import tarot.testing.ServiceTest;

/** The whole service, which fetches updates from {@link SimulatedTelegram} and takes those that come to its webhook. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "TELEGRAM_TOKEN=" + SimulatedTelegram.TOKEN,
            "TELEGRAM_WEBHOOK_SECRET=" + BotTest.SECRET,
            "ADMIN_IDS=" + BotTest.ADMINS,
            "tarot.telegram.poll-timeout=1s",
            "tarot.telegram.first-pause=50ms",
            "tarot.telegram.candidate-pause=100ms"
        })
@Import(PoisonedButton.class)
@ContextConfiguration(initializers = SimulatedTelegram.class)
@interface BotTest {

    String SECRET = "only_Telegram-knows";

    /** One for each test that needs one, as what they said is remembered. */
    String ADMINS = "900000001,900000002,900000003,900000004,900000005";
}
