package tarot.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.contracts.Credits;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.News.Asked;
import tarot.payment.order.News.Failed;
import tarot.payment.order.News.NotMade;
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
        "REQUESTED, asked, ASKED,",
        "REQUESTED, notMade, REQUESTED,",
        "REQUESTED, ready, OPEN, CheckoutStarted",
        "REQUESTED, denied, REFUSED, CheckoutRefused",
        "REQUESTED, paid, SETTLED,",
        "REQUESTED, less, CONTESTED,",
        "REQUESTED, ranOut, REQUESTED,",
        "REQUESTED, failed, REQUESTED,",
        "ASKED, asked, ASKED,",
        "ASKED, notMade, REQUESTED,",
        "ASKED, ready, OPEN, CheckoutStarted",
        "ASKED, denied, REFUSED, CheckoutRefused",
        "ASKED, paid, SETTLED,",
        "ASKED, less, CONTESTED,",
        "ASKED, ranOut, EXPIRED, CheckoutExpired",
        "ASKED, failed, FAILED, PaymentFailed",
        "OPEN, ready, OPEN,",
        "OPEN, denied, OPEN,",
        "OPEN, paid, SETTLED,",
        "OPEN, less, CONTESTED,",
        "OPEN, more, CONTESTED,",
        "OPEN, euros, CONTESTED,",
        "OPEN, elsewhere, CONTESTED,",
        "OPEN, stars, CONTESTED,",
        "OPEN, forged, CONTESTED,",
        "OPEN, byAnother, CONTESTED,",
        "OPEN, ranOut, EXPIRED, CheckoutExpired",
        "OPEN, otherRanOut, OPEN,",
        "OPEN, failed, FAILED, PaymentFailed",
        "SETTLED, ready, SETTLED,",
        "SETTLED, denied, SETTLED,",
        "SETTLED, paid, SETTLED,",
        "SETTLED, less, SETTLED,",
        "SETTLED, ranOut, SETTLED,",
        "SETTLED, failed, SETTLED,",
        "REFUSED, asked, REFUSED,",
        "REFUSED, ready, REFUSED,",
        "REFUSED, denied, REFUSED,",
        "REFUSED, paid, SETTLED,",
        "REFUSED, less, CONTESTED,",
        "REFUSED, ranOut, REFUSED,",
        "EXPIRED, ready, EXPIRED,",
        "EXPIRED, paid, SETTLED,",
        "EXPIRED, less, CONTESTED,",
        "EXPIRED, ranOut, EXPIRED,",
        "FAILED, paid, SETTLED,",
        "FAILED, failed, FAILED,",
        "CONTESTED, ready, CONTESTED,",
        "CONTESTED, paid, SETTLED,",
        "CONTESTED, ranOut, CONTESTED,"
    })
    void theLifeOfAnOrder(State before, String news, State after, String told) {
        var step = order(before).after(news(news));
        assertThat(step.order().state()).isEqualTo(after);
        assertThat(step.announcement().map(event -> event.getClass().getSimpleName()))
                .isEqualTo(Optional.ofNullable(told));
    }

    static Order order(State state) {
        var session = switch (state) {
            case REQUESTED, ASKED, REFUSED -> null;
            case OPEN, SETTLED, EXPIRED, FAILED, CONTESTED -> "cs_1";
        };
        return new Order(ID, ADA, "p25", Credits.of(25), PaymentMethod.STRIPE, 449, "USD", state, session);
    }

    static News news(String name) {
        return switch (name) {
            case "asked" -> new Asked();
            case "notMade" -> new NotMade();
            case "ready" -> new PageReady("cs_1", _ -> new Sealed("c2VhbGVk"));
            case "denied" -> new PageDenied(Reason.PROVIDER_UNAVAILABLE);
            case "paid" -> new Paid(PaymentMethod.STRIPE, null, 449, "usd", true, "cs_1");
            case "less" -> new Paid(PaymentMethod.STRIPE, null, 448, "USD", true, "cs_1");
            case "more" -> new Paid(PaymentMethod.STRIPE, null, 450, "USD", true, "cs_1");
            case "euros" -> new Paid(PaymentMethod.STRIPE, null, 449, "EUR", true, "cs_1");
            case "elsewhere" -> new Paid(PaymentMethod.STRIPE, null, 449, "USD", true, "cs_2");
            case "stars" -> new Paid(PaymentMethod.STARS, ADA, 449, "USD", true, "cs_1");
            case "forged" -> new Paid(PaymentMethod.STRIPE, null, 449, "USD", false, "cs_1");
            case "byAnother" -> new Paid(PaymentMethod.STRIPE, UserId.NOBODY, 449, "USD", true, "cs_1");
            case "ranOut" -> new RanOut("cs_1");
            case "otherRanOut" -> new RanOut("cs_2");
            case "failed" -> new Failed("cs_1");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
