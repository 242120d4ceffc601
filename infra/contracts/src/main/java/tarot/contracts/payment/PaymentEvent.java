package tarot.contracts.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.WirePattern;

/** What becomes of orders and payments, published by payment-service. Amounts are in the currency's smallest unit. */
public sealed interface PaymentEvent extends Message {

    @Override
    default Topic topic() {
        return Topic.PAYMENT_EVENTS;
    }

    /** What can be bought, as the person is shown it: each package once for each way to pay that is enabled. */
    @JsonTypeName("tarot.payment.packages-offered.v1")
    record PackagesOffered(UserId user, RequestId request, List<Offer> offers) implements PaymentEvent {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** A package on offer; by Stripe where no method is named. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(
            @WirePattern("[a-z0-9]{1,16}") String pack,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency,
            @Nullable PaymentMethod method) {}

    /** About one order. */
    sealed interface OrderEvent extends PaymentEvent {

        OrderId order();

        @Override
        default UUID cause() {
            return order().value();
        }
    }

    /** The provider's page waits for the person. */
    @JsonTypeName("tarot.payment.checkout-started.v1")
    record CheckoutStarted(
            OrderId order,
            UserId user,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency,
            @SealedContent(CheckoutPage.class) Sealed sealed)
            implements OrderEvent {}

    /** An invoice in Stars is made; the person is sent it with its signed payload. */
    @JsonTypeName("tarot.payment.invoice-issued.v1")
    record InvoiceIssued(
            OrderId order,
            UserId user,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency,
            @SealedContent(InvoicePayload.class) Sealed sealed)
            implements OrderEvent {}

    /** No checkout came of the order; nothing was or will be charged. */
    @JsonTypeName("tarot.payment.checkout-refused.v1")
    record CheckoutRefused(OrderId order, UserId user, Reason reason) implements OrderEvent {
        /** Why there is no checkout. */
        public enum Reason {
            @JsonProperty("unknown-package")
            UNKNOWN_PACKAGE,
            @JsonProperty("provider-unavailable")
            PROVIDER_UNAVAILABLE,
            @JsonProperty("not-configured")
            NOT_CONFIGURED
        }
    }

    /** The page at Stripe ran out before anybody paid. An invoice in Stars runs out without a word. */
    @JsonTypeName("tarot.payment.checkout-expired.v1")
    record CheckoutExpired(OrderId order, UserId user) implements OrderEvent {}

    /** A slow way of paying came to nothing; nothing is charged. */
    @JsonTypeName("tarot.payment.payment-failed.v1")
    record PaymentFailed(OrderId order, UserId user) implements OrderEvent {}

    /**
     * The provider confirmed the money: the credits are the person's. Once for each payment, or, of old, for each order.
     * {@code amount} is what was paid for the package {@code pack}, before the provider's fees.
     */
    @JsonTypeName("tarot.payment.payment-settled.v1")
    record PaymentSettled(
            OrderId order,
            UserId user,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency,
            @Nullable PaymentId payment,
            @Nullable PaymentMethod method,
            @Nullable @WirePattern("[a-z0-9]{1,16}") String pack)
            implements OrderEvent {
        @Override
        public UUID cause() {
            return payment == null ? order.value() : payment.value();
        }
    }

    /**
     * Something else was paid than was ordered: nothing is granted until an admin has looked. Where the provider named
     * nothing that can be read, {@code amount} is -1 by Stripe and 0 in Stars, and {@code currency} is XXX.
     */
    @JsonTypeName("tarot.payment.payment-held.v1")
    record PaymentHeld(
            PaymentId payment,
            UserId user,
            @Nullable OrderId order,
            long amount,
            @WirePattern("[A-Z]{3}") String currency,
            PaymentMethod method)
            implements PaymentEvent {
        @Override
        public UUID cause() {
            return payment.value();
        }
    }

    /** Why money went back. */
    enum ReversalReason {
        @JsonProperty("refund")
        REFUND,
        /** The buyer's bank asks for it back. */
        @JsonProperty("dispute")
        DISPUTE
    }

    /**
     * Money of a payment went back to the buyer: {@code credits} are to be taken back, none where none were granted or
     * another reversal took them. {@code amount} is what the provider names for this reversal alone: a refund and a
     * dispute may be of the same money. Of a payment there is left what was paid, less all that was reversed, plus all
     * that was reinstated, and never less than nothing.
     */
    @JsonTypeName("tarot.payment.payment-reversed.v1")
    record PaymentReversed(
            UUID reversal,
            PaymentId payment,
            UserId user,
            ReversalReason reason,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency)
            implements PaymentEvent {
        @Override
        public UUID cause() {
            return reversal;
        }
    }

    /**
     * A dispute was won, or a refund came to nothing: {@code amount} of that reversal came back to us, and
     * {@code credits} are the person's again, none where another reversal covers the same money. {@code held} where
     * nothing was granted for the payment: then an admin must look. Old records have no amount, and there is none of
     * what was not held and gave no credits back.
     */
    @JsonTypeName("tarot.payment.payment-reinstated.v1")
    record PaymentReinstated(
            UUID reversal,
            PaymentId payment,
            UserId user,
            Credits credits,
            @Nullable Long amount,
            @Nullable @WirePattern("[A-Z]{3}") String currency,
            @Nullable Boolean held)
            implements PaymentEvent {
        @Override
        public UUID cause() {
            return reversal;
        }
    }

    /** Tells the admin, who is the user, what came of {@link PaymentCommand.RefundPayment}. */
    @JsonTypeName("tarot.payment.refund-reported.v1")
    record RefundReported(UserId user, RequestId request, PaymentId payment, Outcome outcome) implements PaymentEvent {
        /** What came of it. */
        public enum Outcome {
            @JsonProperty("refunded")
            REFUNDED,
            @JsonProperty("already-refunded")
            ALREADY_REFUNDED,
            @JsonProperty("unknown-payment")
            UNKNOWN_PAYMENT,
            /** Stripe's payments are refunded in Stripe's dashboard; it tells of it. */
            @JsonProperty("not-in-stars")
            NOT_IN_STARS,
            /** Telegram refuses, or could not be reached for too long. */
            @JsonProperty("not-possible")
            NOT_POSSIBLE
        }

        @Override
        public UUID cause() {
            return request.value();
        }
    }
}
