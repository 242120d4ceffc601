package tarot.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.contracts.Credits;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.News.PageReady;
import tarot.payment.order.News.Paid;
import tarot.payment.order.News.RanOut;
import tarot.payment.order.Order.State;

class OrderTests {

    static final OrderId ID = new OrderId(new UUID(0, 1));
    static final UserId ADA = new UserId(new UUID(0, 2));

    @ParameterizedTest(name = "{0} and {1}: {2}, telling {3}")
    @CsvSource({
        "REQUESTED, ready, OPEN, CheckoutStarted",
        "REQUESTED, denied, REFUSED, CheckoutRefused",
        "REQUESTED, paid, SETTLED, PaymentSettled",
        "REQUESTED, less, CONTESTED,",
        "REQUESTED, ranOut, REQUESTED,",
        "OPEN, ready, OPEN,",
        "OPEN, denied, OPEN,",
        "OPEN, paid, SETTLED, PaymentSettled",
        "OPEN, less, CONTESTED,",
        "OPEN, more, CONTESTED,",
        "OPEN, euros, CONTESTED,",
        "OPEN, elsewhere, CONTESTED,",
        "OPEN, ranOut, EXPIRED, CheckoutExpired",
        "OPEN, otherRanOut, OPEN,",
        "SETTLED, ready, SETTLED,",
        "SETTLED, denied, SETTLED,",
        "SETTLED, paid, SETTLED,",
        "SETTLED, less, SETTLED,",
        "SETTLED, ranOut, SETTLED,",
        "REFUSED, ready, REFUSED,",
        "REFUSED, denied, REFUSED,",
        "REFUSED, paid, SETTLED, PaymentSettled",
        "REFUSED, less, CONTESTED,",
        "REFUSED, ranOut, REFUSED,",
        "EXPIRED, ready, EXPIRED,",
        "EXPIRED, paid, SETTLED, PaymentSettled",
        "EXPIRED, less, CONTESTED,",
        "EXPIRED, ranOut, EXPIRED,",
        "CONTESTED, ready, CONTESTED,",
        "CONTESTED, paid, CONTESTED,",
        "CONTESTED, ranOut, CONTESTED,"
    })
    void theLifeOfAnOrder(State before, String news, State after, String told) {
        var step = order(before).after(news(news));
        assertThat(step.order().state()).isEqualTo(after);
        assertThat(step.announcement().map(event -> event.getClass().getSimpleName()))
                .isEqualTo(Optional.ofNullable(told));
    }

    @Test
    void whatIsSettledIsWhatWasOrdered() {
        assertThat(order(State.OPEN).after(news("paid")).announcement())
                .contains(new PaymentSettled(ID, ADA, Credits.of(25), 449, "usd"));
    }

    @Test
    void anUnknownPackageIsRefusedAtOnceAndItsNameForgotten() {
        var order = Order.placed(new StartCheckout(ID, ADA, "my secret"));
        assertThat(order.state()).isEqualTo(State.REFUSED);
        assertThat(order.toString()).doesNotContain("secret");
    }

    static Order order(State state) {
        var session = state == State.REQUESTED || state == State.REFUSED ? null : "cs_1";
        return new Order(ID, ADA, "p25", Credits.of(25), 449, "usd", state, session);
    }

    static News news(String name) {
        return switch (name) {
            case "ready" -> new PageReady("cs_1", new Sealed("c2VhbGVk"));
            case "denied" -> new PageDenied(Reason.PROVIDER_UNAVAILABLE);
            case "paid" -> new Paid("cs_1", 449, "USD");
            case "less" -> new Paid("cs_1", 448, "usd");
            case "more" -> new Paid("cs_1", 450, "usd");
            case "euros" -> new Paid("cs_1", 449, "eur");
            case "elsewhere" -> new Paid("cs_2", 449, "usd");
            case "ranOut" -> new RanOut("cs_1");
            case "otherRanOut" -> new RanOut("cs_2");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
