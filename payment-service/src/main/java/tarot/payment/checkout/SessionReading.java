package tarot.payment.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.contracts.MessageTypes;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.News.Failed;
import tarot.payment.order.News.PageReady;
import tarot.payment.order.News.Paid;
import tarot.payment.order.News.RanOut;
import tarot.payment.settlement.Fact;
import tarot.payment.settlement.Fact.OfOrder;
import tarot.payment.settlement.Fact.Received;
import tarot.payment.stripe.Session;
import tarot.sealing.TransportSealing;

/** What a session, as Stripe has it now, means for its order. */
@Component
public class SessionReading {

    private static final Logger log = LoggerFactory.getLogger(SessionReading.class);

    private final TransportSealing sealing;

    SessionReading(TransportSealing sealing) {
        this.sealing = sealing;
    }

    /** Nothing for sessions of somebody else who uses the same account. */
    public List<Fact> facts(Session session) {
        var order = session.order();
        if (order.isEmpty()) {
            log.atInfo().addKeyValue("session", session.id()).log("Stripe tells of a checkout without an order");
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        if (session.isPaid()) {
            facts.add(received(order.get(), session));
        } else if (session.isExpired()) {
            facts.add(new OfOrder(order.get(), new RanOut(session.id())));
        } else {
            page(order.get(), session).ifPresent(page -> facts.add(new OfOrder(order.get(), page)));
        }
        return facts;
    }

    /** The same, of a session whose slow payment is said to have come to nothing. */
    public List<Fact> factsOfFailed(Session session) {
        return session.isPaid() || session.isExpired()
                ? facts(session)
                : session.order()
                        .map(order -> List.<Fact>of(new OfOrder(order, new Failed(session.id()))))
                        .orElse(List.of());
    }

    /** Empty where it can no longer be paid. */
    Optional<PageReady> page(OrderId order, Session session) {
        if (!session.isOpen() || session.url() == null) {
            return Optional.empty();
        }
        var page = new CheckoutPage(session.url());
        var announcement = MessageTypes.idOf(CheckoutStarted.class, order.value());
        return Optional.of(new PageReady(session.id(), user -> sealing.seal(page, announcement, user)));
    }

    private static Received received(OrderId order, Session session) {
        var amount = session.amountTotal() == null ? -1 : session.amountTotal();
        var currency =
                session.currency() == null ? "XXX" : session.currency().toUpperCase(Locale.ROOT); // ISO's for none
        var paid = new Paid(PaymentMethod.STRIPE, null, amount, currency, true, session.id());
        return new Received(PaymentId.of(PaymentMethod.STRIPE, session.id()), order, paid, session.intent(), null);
    }
}
