package tarot.contracts.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A way to pay. */
public enum PaymentMethod {
    /** Telegram Stars, inside the chat. */
    STARS("stars"),
    /** Stripe Checkout, on the web. */
    STRIPE("stripe");

    private final String wireName;

    PaymentMethod(String wireName) {
        this.wireName = wireName;
    }

    /** Such as {@code stars}; buttons and settings name it so, too. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Empty for a name that no way to pay has. */
    public static Optional<PaymentMethod> named(String wireName) {
        return Arrays.stream(values())
                .filter(method -> method.wireName.equals(wireName))
                .findFirst();
    }
}
