package tarot.payment.checkout;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import org.springframework.stereotype.Component;
import tarot.payment.order.Order;

/** Stripe Checkout. Asking twice for one order gives one page, as its id is the idempotency key of the call. */
@Component
class StripePages {

    private final StripeClient stripe;
    private final CheckoutProperties properties;

    StripePages(CheckoutProperties properties) {
        this.properties = properties;
        this.stripe = StripeClient.builder()
                .setApiKey(properties.isConfigured() ? properties.apiKey() : "none")
                .setApiBase(properties.apiUrl().toString())
                .setConnectTimeout((int) properties.connectTimeout().toMillis())
                .setReadTimeout((int) properties.readTimeout().toMillis())
                .setMaxNetworkRetries(0) // the desk retries, and counts
                .build();
    }

    boolean isConfigured() {
        return properties.isConfigured();
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
                                .setCurrency(order.currency())
                                .setUnitAmount(order.amount())
                                .setProductData(ProductData.builder()
                                        .setName(order.credits() + " tarot credits")
                                        .build())
                                .build())
                        .build())
                .build();
        var key = RequestOptions.builder().setIdempotencyKey(id).build();
        return stripe.v1().checkout().sessions().create(parameters, key);
    }
}
