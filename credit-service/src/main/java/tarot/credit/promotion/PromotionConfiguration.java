package tarot.credit.promotion;

import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import tarot.sealing.StorageSealing;

@Configuration(proxyBeanMethods = false)
class PromotionConfiguration {

    private static final String PLACE = "promotion key";
    private static final int KEY_BYTES = 32;

    /**
     * The key is looked for when the first code comes, as a service must start, and its image be made, without a database;
     * and in a transaction of its own, as what a batch rolls back must not be what is remembered.
     */
    @Bean
    Codes promotionCodes(JdbcClient jdbc, StorageSealing storage, PlatformTransactionManager transactions) {
        var alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new Codes(SingletonSupplier.of(() -> Objects.requireNonNull(alone.execute(_ -> key(jdbc, storage)))));
    }

    /** The first replica ever makes it; it outlives every rotation of the storage keyset that keeps its old keys. */
    private static byte[] key(JdbcClient jdbc, StorageSealing storage) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        jdbc.sql("insert into promotion_key (sealed_key) values (?) on conflict do nothing")
                .param(storage.seal(key, PLACE))
                .update();
        var sealed = jdbc.sql("select sealed_key from promotion_key")
                .query(byte[].class)
                .single();
        return storage.open(sealed, PLACE);
    }
}
