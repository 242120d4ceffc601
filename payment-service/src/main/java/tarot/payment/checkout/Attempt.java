package tarot.payment.checkout;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import java.time.Instant;
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
 * @param unsure an earlier attempt had no answer: there may be a page already
 * @param keyGone Stripe may have forgotten the order's key: under it, a second page could come of it
 */
record Attempt(
        Order order,
        int number,
        UUID lease,
        boolean unsure,
        boolean keyGone,
        Instant placedAt,
        @Nullable String traceparent) {

    /** What came of it; without news the order waits as it is, for as long as it takes. */
    record Result(Attempt attempt, @Nullable News news) {}

    /** What a failed call says of the page. */
    enum Fate {
        /** Nobody knows whether there is one. */
        UNKNOWN,
        /** None was made by this call; it says nothing of earlier ones. */
        NOT_NOW,
        /** None was made under this key, and none will be. */
        NEVER,
        /** Something else was made under this key: it must be looked for. */
        KEY_USED
    }

    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);

    /** A conflict is a call with the same key that is still on its way. */
    static Fate fate(StripeException failure) {
        var status = failure.getStatusCode();
        if (failure instanceof IdempotencyException) {
            return Fate.KEY_USED;
        }
        if (failure instanceof ApiConnectionException
                || status == null
                || status >= SERVER_ERROR
                || status == TIMEOUT
                || status == CONFLICT) {
            return Fate.UNKNOWN;
        }
        return status == TOO_MANY_REQUESTS || NOT_LET_IN.contains(status) ? Fate.NOT_NOW : Fate.NEVER;
    }
}
