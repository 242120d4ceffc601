package tarot.payment.settlement;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.payment.Drawing;
import tarot.payment.settlement.Fact.Happening;
import tarot.payment.settlement.Fact.Kept;
import tarot.payment.settlement.Payment.State;

class PaymentDiagramTests {

    @Test
    void theReadmeShowsTheLifeOfAPaymentAsItIs() throws IOException {
        var drawing = new Drawing("payment");
        drawing.arrow("[*]", State.SETTLED, "as ordered / PaymentSettled");
        drawing.arrow("[*]", State.HELD, "otherwise / PaymentHeld");
        for (var state : State.values()) {
            happenings().forEach((name, happening) -> {
                var step = in(state).after(happening);
                if (step.payment().state() != state) {
                    var told = step.announcement()
                            .map(event -> " / " + event.getClass().getSimpleName())
                            .orElse("");
                    drawing.arrow(state, step.payment().state(), name + told);
                }
            });
        }
        drawing.isInTheReadme();
    }

    static Map<String, Happening> happenings() {
        var happenings = new LinkedHashMap<String, Happening>();
        happenings.put("some goes back", PaymentLifeTests.refund("re_2", 50));
        happenings.put("all is back", PaymentLifeTests.refund("re_2", 199));
        happenings.put("that comes back", new Kept(PaymentLifeTests.ID, "refund re_1"));
        return happenings;
    }

    static Payment in(State state) {
        var credits = switch (state) {
            case HELD, RETURNED -> 0L;
            case SETTLED, PARTLY_REVERSED, REVERSED -> 10L;
        };
        var gone = switch (state) {
            case HELD, SETTLED -> 0L;
            case PARTLY_REVERSED -> 100L;
            case RETURNED, REVERSED -> 199L;
        };
        var one = new Reversal("refund re_1", ReversalReason.REFUND, gone, Credits.of(credits * gone / 199), false);
        var payment = PaymentLifeTests.payment(Credits.of(credits), state);
        return new Payment(
                payment.id(),
                payment.user(),
                payment.order(),
                payment.method(),
                payment.amount(),
                payment.currency(),
                payment.credits(),
                state,
                gone == 0 ? List.of() : List.of(one));
    }
}
