package tarot.contracts.payment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.WirePattern;

/** What others may ask of payment-service. */
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

    /** The person chose a package; {@code pack} is its wire name, such as {@code p25}, and may be unknown. */
    @JsonTypeName("tarot.payment.start-checkout.v1")
    record StartCheckout(
            OrderId order,
            UserId user,
            @WirePattern("[a-z0-9]{1,16}") String pack) implements PaymentCommand {
        @Override
        public UUID cause() {
            return order.value();
        }
    }
}
