package tarot.contracts.payment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.AdminReason;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.WirePattern;

/** What others may ask of payment-service. Amounts are in the currency's smallest unit. */
public sealed interface PaymentCommand extends Message {

    @Override
    default Topic topic() {
        return Topic.PAYMENT_COMMANDS;
    }

    /** Show the person what can be bought. */
    @JsonTypeName("tarot.payment.offer-packages.v1")
    record OfferPackages(UserId user, RequestId request) implements PaymentCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /**
     * The person chose a package; {@code pack} is its wire name, such as {@code p25}, and may be unknown. Without a
     * method the first that is enabled is meant; an invoice in Stars is for the sealed buyer alone.
     */
    @JsonTypeName("tarot.payment.start-checkout.v1")
    record StartCheckout(
            OrderId order,
            UserId user,
            @WirePattern("[a-z0-9]{1,16}") String pack,
            @Nullable PaymentMethod method,
            @Nullable @SealedContent(Buyer.class) Sealed sealed)
            implements PaymentCommand {
        @Override
        public UUID cause() {
            return order.value();
        }
    }

    /** Telegram took Stars from the person: so many of them, by the charge that is sealed. */
    @JsonTypeName("tarot.payment.record-stars-payment.v1")
    record RecordStarsPayment(
            PaymentId payment,
            UserId user,
            long amount,
            @WirePattern("[A-Z]{3}") String currency,
            @SealedContent(StarsCharge.class) Sealed sealed)
            implements PaymentCommand {
        @Override
        public UUID cause() {
            return payment.value();
        }
    }

    /** An admin, who is the user, wants a payment given back. */
    @JsonTypeName("tarot.payment.refund-payment.v1")
    record RefundPayment(
            UserId user,
            RequestId request,
            PaymentId payment,
            @SealedContent(AdminReason.class) Sealed sealed) implements PaymentCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }
}
