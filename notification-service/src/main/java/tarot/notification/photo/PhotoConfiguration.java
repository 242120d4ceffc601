package tarot.notification.photo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.notification.picture.Pictures;
import tarot.notification.words.Words;

@Configuration(proxyBeanMethods = false)
class PhotoConfiguration {

    @Bean
    Artist artist(Pictures pictures, Words words) {
        return (table, language) ->
                pictures.spread(table.spread(), table.cards(), position -> words.position(language, position));
    }
}
