package tarot.contracts.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One time that somebody paid. An order can be paid more than once, as an old Stars invoice stays open. */
public record PaymentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {}

    /**
     * The only way to name a payment: whoever hears of the same charge gets the same id, so it counts once.
     *
     * @param charge Telegram's {@code telegram_payment_charge_id}, or the id of Stripe's Checkout session
     */
    public static PaymentId of(PaymentMethod method, String charge) {
        return new PaymentId(UUID.nameUUIDFromBytes((method.wireName() + ' ' + charge).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
