package tarot.bot.telegram;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {

    @Bean
    BotApi botApi(TelegramProperties telegram) {
        return new BotApi(telegram.checkedApi(), telegram.token());
    }
}
