package tarot.bot.update;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tarot.simulators.Simulators;
import tarot.simulators.telegram.TelegramSimulator;

/** One Telegram for all tests. */
class SimulatedTelegram implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String TOKEN = "123456:only-for-tests";

    private static final Simulators SIMULATORS = Simulators.start(0);

    static TelegramSimulator telegram() {
        return SIMULATORS.telegram();
    }

    static String url() {
        return SIMULATORS.url();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("simulated Telegram", Map.of("TELEGRAM_API_URL", url())));
    }
}
