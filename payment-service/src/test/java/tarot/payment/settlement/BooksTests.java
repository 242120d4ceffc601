package tarot.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.Credits;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.News.Paid;
import tarot.payment.order.Order;
import tarot.payment.settlement.Fact.Received;
import tarot.storage.WorkingSet;

class BooksTests {

    static final OrderId ORDER = new OrderId(new UUID(0, 3));

    @ParameterizedTest
    @ValueSource(longs = {199, 198})
    void aPaymentThatIsToldAgainInTheSameBatchChangesNothing(long amount) {
        var books = books(List.of());
        assertThat(books.take(received(amount)))
                .singleElement()
                .isInstanceOf(amount == 199 ? PaymentSettled.class : PaymentHeld.class);
        assertThat(books.take(received(amount))).isEmpty();
        assertThat(books.added()).hasSize(1);
        assertThat(books.payments().added()).hasSize(1);
    }

    /** What became of it since stays so. */
    @Test
    void aPaymentThatIsToldAgainLaterChangesNothing() {
        var reversed = PaymentLifeTests.settled()
                .after(PaymentLifeTests.refund("re_1", 199))
                .payment();
        var books = books(List.of(reversed));
        assertThat(books.take(received(199))).isEmpty();
        assertThat(books.added()).isEmpty();
        assertThat(books.payments().changed()).isEmpty();
        assertThat(books.payments().get(PaymentLifeTests.ID)).isEqualTo(reversed);
    }

    @Test
    void aDecisionSeesTheOneBeforeIt() {
        var books = books(List.of());
        books.take(received(199));
        assertThat(books.take(PaymentLifeTests.refund("re_1", 199)))
                .singleElement()
                .isInstanceOf(PaymentReversed.class);
        assertThat(books.take(PaymentLifeTests.refund("re_1", 199))).isEmpty();
    }

    static Books books(List<Payment> known) {
        var order = new Order(
                ORDER,
                PaymentLifeTests.ADA,
                "p10",
                Credits.of(10),
                PaymentMethod.STRIPE,
                199,
                "USD",
                Order.State.OPEN,
                "cs_1");
        return new Books(
                new WorkingSet<>(known, Payment::id), new WorkingSet<>(List.of(order), Order::id), new ArrayList<>());
    }

    static Received received(long amount) {
        var paid = new Paid(PaymentMethod.STRIPE, null, amount, "USD", true, "cs_1");
        return new Received(PaymentLifeTests.ID, ORDER, paid, "pi_1", null);
    }
}
