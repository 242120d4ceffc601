package tarot.payment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.SaleProperties.Pack;
import tarot.payment.stripe.StripeProperties;
import tarot.settings.InvalidSetting;

class SalePropertiesTests {

    static final List<Pack> PACKS = List.of(new Pack("p10", 10, 100, 199), new Pack("p25", 25, 225, 449));

    @ParameterizedTest
    @ValueSource(strings = {"", "cash", "stars,cash", "stars,stars", "STARS"})
    void otherWaysToPayStopTheStart(String methods) {
        assertThatThrownBy(() -> sale(methods))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("PAYMENT_METHODS ");
    }

    @Test
    void noTimeToPayAnInvoiceStopsTheStart() {
        assertThatThrownBy(() -> new SaleProperties(List.of("stars"), Duration.ZERO, PACKS))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("INVOICE_EXPIRES_AFTER ");
    }

    @Test
    void theFirstWayToPayIsOfferedFirst() {
        assertThat(catalogue("stripe,stars", "sk_test_1").offers())
                .extracting(offer -> offer.pack() + " " + offer.method())
                .containsExactly("p10 STRIPE", "p25 STRIPE", "p10 STARS", "p25 STARS");
    }

    @Test
    void nothingIsOfferedByStripeWithoutAKey() {
        var catalogue = catalogue("stripe,stars", "");
        assertThat(catalogue.methods()).containsExactly(PaymentMethod.STARS);
        assertThat(catalogue.offer("p10", PaymentMethod.STRIPE)).isEmpty();
        assertThat(catalogue.firstMethod()).contains(PaymentMethod.STARS);
    }

    static Catalogue catalogue(String methods, String key) {
        var moment = Duration.ofSeconds(1);
        return new Catalogue(
                sale(methods), new StripeProperties(key, URI.create("http://localhost:1"), moment, moment));
    }

    static SaleProperties sale(String methods) {
        return new SaleProperties(List.of(methods.split(",")), Duration.ofHours(1), PACKS);
    }
}
