package tarot.payment.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tarot.contracts.payment.PaymentEvent;

/**
 * An order that is new, and what the person is told at once; nothing while Stripe is still to be asked.
 *
 * @param buyer their id at Telegram, encrypted, where it matters who pays
 * @param traceparent the trace that the order came in by
 */
record Placed(
        Order order,
        byte @Nullable [] buyer,
        Optional<PaymentEvent> announcement,
        @Nullable String traceparent) {}
