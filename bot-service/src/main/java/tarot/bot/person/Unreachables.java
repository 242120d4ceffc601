package tarot.bot.person;

import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.admission.Admissions;
import tarot.contracts.UserId;

/** Whom no message reaches. */
@Component
class Unreachables {

    private static final Logger log = LoggerFactory.getLogger(Unreachables.class);

    private final PersonTable table;
    private final Admissions admissions;

    Unreachables(PersonTable table, Admissions admissions) {
        this.table = table;
        this.admissions = admissions;
    }

    /** Marks them until they write; the chat's memory tells the replicas that keep them in theirs. */
    void mark(Collection<UserId> users) {
        var keys = table.unreachable(users);
        if (!keys.isEmpty()) {
            admissions.unreachable(keys);
            log.atInfo().addKeyValue("people", keys.size()).log("people cannot be reached");
        }
    }
}
