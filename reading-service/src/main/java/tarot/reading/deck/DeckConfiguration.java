package tarot.reading.deck;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeckConfiguration {

    /** Cards that somebody could foresee would not be worth asking. */
    @Bean
    Deck deck(DeckProperties properties) {
        return new Deck(new SecureRandom(), properties.shareReversed());
    }
}
