package tarot.bot.admission;

import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.bot.conversation.Proposed;
import tarot.errors.ServiceException;
import tarot.sealing.StorageSealing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an admin has yet to confirm, as Redis keeps it: whoever can write there can neither read nor forge it. */
final class ProposalSealing {

    private static final Logger log = LoggerFactory.getLogger(ProposalSealing.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StorageSealing sealing;

    ProposalSealing(StorageSealing sealing) {
        this.sealing = sealing;
    }

    /** Empty for nothing. */
    String seal(UUID person, @Nullable Proposed proposed) {
        return proposed == null
                ? ""
                : Base64.getEncoder().encodeToString(sealing.seal(JSON.writeValueAsBytes(proposed), place(person)));
    }

    /** Null for nothing, and for what was not sealed for this person. */
    @Nullable
    Proposed open(UUID person, @Nullable String sealed) {
        if (sealed == null || sealed.isEmpty()) {
            return null;
        }
        try {
            return JSON.readValue(sealing.open(Base64.getDecoder().decode(sealed), place(person)), Proposed.class);
        } catch (ServiceException | JacksonException | IllegalArgumentException e) {
            log.atWarn().addKeyValue("error", e.getClass().getName()).log("a proposal in Redis cannot be opened");
            return null;
        }
    }

    private static String place(UUID person) {
        return "proposal " + person;
    }
}
