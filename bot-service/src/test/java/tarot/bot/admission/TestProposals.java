package tarot.bot.admission;

import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tarot.local.settings.Keys;
import tarot.sealing.StorageSealing;

/** Seals proposals under a key of its own. */
final class TestProposals {

    static final ProposalSealing SEALING = new ProposalSealing(sealing());

    private TestProposals() {}

    static StorageSealing sealing() {
        try (var beans = new AnnotationConfigApplicationContext()) {
            beans.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "keysets", Map.of("TRANSPORT_KEYSET", Keys.keyset(), "STORAGE_KEYSET", Keys.keyset())));
            beans.register(Class.forName("tarot.sealing.SealingAutoConfiguration"));
            beans.refresh();
            return beans.getBean(StorageSealing.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
