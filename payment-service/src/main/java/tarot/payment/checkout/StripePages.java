package tarot.payment.checkout;

import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tarot.payment.order.Order;
import tarot.payment.stripe.Session;
import tarot.payment.stripe.StripeApi;
import tarot.payment.stripe.StripeProperties;

/** Stripe Checkout. Asking twice for one order gives one page, as its id is the idempotency key of the call. */
@Component
class StripePages {

    private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(5);

    private final StripeApi stripe;
    private final StripeProperties account;
    private final CheckoutProperties properties;

    StripePages(StripeApi stripe, StripeProperties account, CheckoutProperties properties) {
        this.stripe = stripe;
        this.account = account;
        this.properties = properties;
    }

    boolean isConfigured() {
        return account.isConfigured();
    }

    /** Its parameters are made of the stored order alone: with others Stripe would refuse the key. */
    Session create(Order order) throws StripeException {
        var id = order.id().toString();
        var parameters = SessionCreateParams.builder()
                .setMode(Mode.PAYMENT)
                .setClientReferenceId(id)
                .putMetadata("order", id)
                .setSuccessUrl(properties.successUrl().toString())
                .setCancelUrl(properties.cancelUrl().toString())
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(PriceData.builder()
                                .setCurrency(order.currency().toLowerCase(Locale.ROOT))
                                .setUnitAmount(order.amount())
                                .setProductData(ProductData.builder()
                                        .setName(order.credits() + " tarot credits")
                                        .build())
                                .build())
                        .build())
                .build();
        return stripe.create(parameters, id);
    }

    /** The page of an order of that time, where somebody made one. */
    Optional<Session> find(Order order, Instant placedAt) throws StripeException {
        return stripe.sessionsSince(placedAt.minus(CLOCKS_APART_MAX)).stream()
                .filter(session -> session.order().filter(order.id()::equals).isPresent())
                .findFirst();
    }
}
