package tarot.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.Customer;
import tarot.payment.PaymentTest;
import tarot.payment.order.Order.State;
import tarot.payment.order.Placing.InvoiceTerms;
import tarot.sealing.InvoiceSeal;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;

/** What is ordered where not every way to pay is enabled. */
@PaymentTest
class PlacingTests {

    final InvoiceTerms terms;
    final InvoiceSeal invoices;
    final TransportSealing transport;
    final StorageSealing storage;
    final Customer ada;

    PlacingTests(
            InvoiceTerms terms,
            InvoiceSeal invoices,
            TransportSealing transport,
            StorageSealing storage,
            JdbcClient jdbc) {
        this.terms = terms;
        this.invoices = invoices;
        this.transport = transport;
        this.storage = storage;
        this.ada = new Customer(jdbc);
    }

    @Test
    void aWayToPayThatIsNotEnabledIsNotConfigured() {
        assertThat(reason(place("stars", "sk_test_1", ada.orders("p10")))).isEqualTo(Reason.NOT_CONFIGURED);
        assertThat(reason(place("stripe", "sk_test_1", ada.ordersInStars("p10", transport))))
                .isEqualTo(Reason.NOT_CONFIGURED);
    }

    @Test
    void stripeWithoutAKeyIsNotConfigured() {
        assertThat(reason(place("stars,stripe", "", ada.orders("p10")))).isEqualTo(Reason.NOT_CONFIGURED);
    }

    @Test
    void whereNothingCanBePaidNothingIsConfigured() {
        assertThat(reason(place("stripe", "", named(null, ada.orders("p10"))))).isEqualTo(Reason.NOT_CONFIGURED);
    }

    @Test
    void withoutAMethodTheFirstThatCanBeUsedIsMeant() {
        var order = place("stripe,stars", "", named(null, ada.ordersInStars("p10", transport)))
                .order();
        assertThat(order.method()).isEqualTo(PaymentMethod.STARS);
        assertThat(order.state()).isEqualTo(State.OPEN);
    }

    @Test
    void anInvoiceIsForSomebody() {
        assertThat(reason(place("stars", "", named(PaymentMethod.STARS, ada.orders("p10")))))
                .isEqualTo(Reason.NOT_CONFIGURED);
    }

    @Test
    void whatIsNotSoldIsAnUnknownPackage() {
        assertThat(reason(place("stars", "", ada.ordersInStars("p60", transport))))
                .isEqualTo(Reason.UNKNOWN_PACKAGE);
    }

    Placed place(String methods, String key, StartCheckout command) {
        return new Placing(SalePropertiesTests.catalogue(methods, key), terms, invoices, transport, storage)
                .place(command);
    }

    static StartCheckout named(@Nullable PaymentMethod method, StartCheckout command) {
        return new StartCheckout(command.order(), command.user(), command.pack(), method, command.sealed());
    }

    static Reason reason(Placed placed) {
        assertThat(placed.order().state()).isEqualTo(State.REFUSED);
        return placed.announcement()
                .map(CheckoutRefused.class::cast)
                .map(CheckoutRefused::reason)
                .orElseThrow();
    }
}
