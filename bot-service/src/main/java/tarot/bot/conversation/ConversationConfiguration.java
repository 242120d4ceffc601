package tarot.bot.conversation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.sealing.TransportSealing;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    Seal seal(TransportSealing sealing) {
        return sealing::seal;
    }
}
