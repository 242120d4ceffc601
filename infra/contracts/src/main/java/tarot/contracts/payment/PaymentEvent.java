package tarot.contracts.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.WirePattern;

/** What becomes of orders, published by payment-service. Amounts are in the currency's smallest unit. */
public sealed interface PaymentEvent extends Message {

    @Override
    default Topic topic() {
        return Topic.PAYMENT_EVENTS;
    }

    /** What can be bought, as the person is shown it. */
    @JsonTypeName("tarot.payment.packages-offered.v1")
    record PackagesOffered(UserId user, RequestId request, List<Offer> offers) implements PaymentEvent {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** A package on offer. */
    record Offer(
            @WirePattern("[a-z0-9]{1,16}") String pack,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency) {}

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

    /** The provider confirmed the money: the credits are the person's. */
    @JsonTypeName("tarot.payment.payment-settled.v1")
    record PaymentSettled(
            OrderId order,
            UserId user,
            Credits credits,
            long amount,
            @WirePattern("[A-Z]{3}") String currency) implements OrderEvent {}

    /** The checkout ran out before anybody paid. */
    @JsonTypeName("tarot.payment.checkout-expired.v1")
    record CheckoutExpired(OrderId order, UserId user) implements OrderEvent {}
}
