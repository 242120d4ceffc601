package tarot.credit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tarot.contracts.UserId;

/**
 * What an audit found.
 *
 * @param count how much, however little of it is listed
 */
record Report(long count, List<Finding> findings) {

    /** {@code user} is null where it is about no one person. */
    record Finding(String finding, String subject, @Nullable UserId user) {}
}
