package tarot.payment.order;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.stripe.StripeProperties;

/** The packages on offer, each at a price for each way to pay that is enabled and can be used. */
@Component
class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final String STARS = "XTR";
    private static final String DOLLARS = "USD";

    private final List<PaymentMethod> methods;
    private final List<Offer> offers;

    Catalogue(SaleProperties sale, StripeProperties stripe) {
        this.methods = sale.accepted().stream()
                .filter(method -> method != PaymentMethod.STRIPE || stripe.isConfigured())
                .toList();
        this.offers = methods.stream()
                .flatMap(method -> sale.packs().stream().map(pack -> offer(pack, method)))
                .toList();
        if (methods.size() < sale.accepted().size()) {
            log.atWarn().log("PAYMENT_METHODS has stripe, but STRIPE_API_KEY is empty: nothing is sold by it");
        }
    }

    /** All packages by the first way to pay, then all by the next. */
    List<Offer> offers() {
        return offers;
    }

    /** The ways to pay that can be used, in the order of preference. */
    List<PaymentMethod> methods() {
        return methods;
    }

    /** Empty where no way to pay is enabled. */
    Optional<PaymentMethod> firstMethod() {
        return methods.stream().findFirst();
    }

    /** Empty for what is not sold so. */
    Optional<Offer> offer(String pack, PaymentMethod method) {
        return offers.stream()
                .filter(offer -> offer.pack().equals(pack) && offer.method() == method)
                .findFirst();
    }

    private static Offer offer(SaleProperties.Pack pack, PaymentMethod method) {
        var credits = Credits.of(pack.credits());
        return switch (method) {
            case STARS -> new Offer(pack.name(), credits, pack.stars(), STARS, method);
            case STRIPE -> new Offer(pack.name(), credits, pack.cents(), DOLLARS, method);
        };
    }
}
