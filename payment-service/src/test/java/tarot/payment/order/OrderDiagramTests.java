package tarot.payment.order;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tarot.payment.Drawing;
import tarot.payment.order.Order.State;

class OrderDiagramTests {

    static final List<String> NEWS = List.of("asked", "notMade", "ready", "denied", "paid", "less", "ranOut", "failed");

    @Test
    void theReadmeShowsTheLifeOfAnOrderAsItIs() throws IOException {
        var drawing = new Drawing("order");
        drawing.arrow("[*]", State.REQUESTED, "placed, by Stripe");
        drawing.arrow("[*]", State.OPEN, "placed, in Stars / InvoiceIssued");
        drawing.arrow("[*]", State.REFUSED, "not for sale / CheckoutRefused");
        for (var state : State.values()) {
            for (var name : NEWS) {
                var step = OrderTests.order(state).after(OrderTests.news(name));
                if (step.order().state() != state) {
                    var told = step.announcement()
                            .map(event -> " / " + event.getClass().getSimpleName())
                            .orElse("");
                    drawing.arrow(state, step.order().state(), words(name) + told);
                }
            }
        }
        drawing.isInTheReadme();
    }

    static String words(String name) {
        return switch (name) {
            case "paid" -> "paid as ordered";
            case "less" -> "paid otherwise";
            case "ready" -> "page ready";
            case "denied" -> "surely no page";
            case "notMade" -> "not made yet";
            default ->
                Arrays.stream(name.split("(?=[A-Z])")).map(String::toLowerCase).collect(Collectors.joining(" "));
        };
    }
}
