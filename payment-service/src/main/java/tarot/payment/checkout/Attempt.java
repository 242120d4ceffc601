package tarot.payment.checkout;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.payment.order.News;
import tarot.payment.order.Order;

/**
 * An order that somebody works on.
 *
 * @param number from 1
 * @param lease proves, when the result is stored, that nobody else has taken the order up since
 */
record Attempt(
        Order order, int number, UUID lease, @Nullable String traceparent) {

    /** What came of it; without news it is to be repeated. */
    record Result(Attempt attempt, @Nullable News news) {}

    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> PASSING = Set.of(TIMEOUT, CONFLICT, TOO_MANY_REQUESTS);

    /** Whether another attempt may go better. One with the same key may still be on its way: that is a conflict. */
    static boolean passes(StripeException failure) {
        var status = failure.getStatusCode();
        return failure instanceof ApiConnectionException
                || status == null
                || status >= SERVER_ERROR
                || PASSING.contains(status);
    }
}
