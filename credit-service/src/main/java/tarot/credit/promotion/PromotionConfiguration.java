package tarot.credit.promotion;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.sealing.StorageSealing;

@Configuration
class PromotionConfiguration {

    private static final String PLACE = "promotion key";
    private static final int KEY_BYTES = 32;

    /** The first replica ever makes the key; it outlives every rotation of the storage keyset that keeps its old keys. */
    @Bean
    Codes promotionCodes(JdbcClient jdbc, StorageSealing storage) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        jdbc.sql("insert into promotion_key (sealed_key) values (?) on conflict do nothing")
                .param(storage.seal(key, PLACE))
                .update();
        var sealed = jdbc.sql("select sealed_key from promotion_key")
                .query(byte[].class)
                .single();
        return new Codes(storage.open(sealed, PLACE));
    }
}
