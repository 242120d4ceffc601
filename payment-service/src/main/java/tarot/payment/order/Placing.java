package tarot.payment.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tarot.contracts.Credits;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;
import tarot.contracts.payment.Buyer;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.Order.State;
import tarot.sealing.InvoiceSeal;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tarot.tracing.Traces;

/** Makes orders of commands, at today's price: refused at once, with an invoice in Stars, or for Stripe to be asked about. */
@Component
class Placing {

    private final Catalogue catalogue;
    private final InvoiceTerms terms;
    private final InvoiceSeal invoices;
    private final TransportSealing transport;
    private final StorageSealing storage;

    Placing(
            Catalogue catalogue,
            InvoiceTerms terms,
            InvoiceSeal invoices,
            TransportSealing transport,
            StorageSealing storage) {
        this.catalogue = catalogue;
        this.terms = terms;
        this.invoices = invoices;
        this.transport = transport;
        this.storage = storage;
    }

    /** Until when an invoice that is made now may be paid. */
    @Component
    record InvoiceTerms(SaleProperties sale, Clock clock) {

        Instant expiry() {
            return clock.instant().plus(sale.invoiceExpiresAfter());
        }
    }

    Placed place(StartCheckout command) {
        var method = command.method() == null ? catalogue.firstMethod() : Optional.of(command.method());
        if (method.isEmpty() || !catalogue.methods().contains(method.get())) {
            return refused(command, method.orElse(PaymentMethod.STARS), Reason.NOT_CONFIGURED);
        }
        return catalogue
                .offer(command.pack(), method.get())
                .map(offer -> ordered(command, offer, method.get()))
                .orElseGet(() -> refused(command, method.get(), Reason.UNKNOWN_PACKAGE));
    }

    private Placed ordered(StartCheckout command, Offer offer, PaymentMethod method) {
        var sealed = command.sealed();
        return switch (method) {
            case STARS ->
                sealed == null
                        ? refused(command, method, Reason.NOT_CONFIGURED) // an invoice is for somebody
                        : inStars(command, offer, sealed);
            case STRIPE ->
                new Placed(order(command, offer, method, State.REQUESTED), null, Optional.empty(), Traces.of(command));
        };
    }

    private Placed inStars(StartCheckout command, Offer offer, Sealed sealed) {
        var order = order(command, offer, PaymentMethod.STARS, State.OPEN);
        var buyer = transport.open(sealed, command, Buyer.class).telegramUserId();
        var invoice = new Invoice(
                order.id(),
                order.user(),
                buyer,
                order.pack(),
                order.credits(),
                Math.toIntExact(order.amount()),
                terms.expiry());
        var payload = new InvoicePayload(invoices.seal(invoice));
        var announcement = new InvoiceIssued(
                order.id(),
                order.user(),
                order.credits(),
                order.amount(),
                order.currency(),
                transport.seal(
                        payload,
                        MessageTypes.idOf(InvoiceIssued.class, order.id().value()),
                        order.user()));
        var kept = storage.seal(Long.toString(buyer).getBytes(US_ASCII), "buyer of order " + order.id());
        return new Placed(order, kept, Optional.of(announcement), Traces.of(command));
    }

    private static Placed refused(StartCheckout command, PaymentMethod method, Reason reason) {
        var order =
                new Order(command.order(), command.user(), "unknown", Credits.NONE, method, 0, "", State.REFUSED, null);
        return new Placed(order, null, Optional.of(order.refused(reason)), Traces.of(command));
    }

    private static Order order(StartCheckout command, Offer offer, PaymentMethod method, State state) {
        return new Order(
                command.order(),
                command.user(),
                offer.pack(),
                offer.credits(),
                method,
                offer.amount(),
                offer.currency(),
                state,
                null);
    }
}
