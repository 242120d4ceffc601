package tarot.bot.admission;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tarot.bot.conversation.Proposed;
import tarot.bot.conversation.Session;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.bot.Proposal;
import tarot.local.settings.Keys;
import tarot.sealing.StorageSealing;

/** Seals proposals under a key of its own. */
final class TestProposals {

    static final ProposalSealing SEALING = new ProposalSealing(sealing());

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.123456Z");

    private TestProposals() {}

    static Session grant(String reason) {
        return session(new Proposal(new Proposal.Adjust(new UserId(new UUID(7, 7)), -25), reason));
    }

    static Session promotion() {
        return session(new Proposal(new Proposal.Promote("SPRING26", Credits.of(5), 1, 1000, NOW), ""));
    }

    private static Session session(Proposal proposal) {
        return new Session(null, new Proposed(new RequestId(new UUID(8, 8)), proposal, NOW));
    }

    private static StorageSealing sealing() {
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
