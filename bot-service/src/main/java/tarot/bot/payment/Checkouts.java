package tarot.bot.payment;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.telegram.BotCall;
import tarot.contracts.payment.Invoice;
import tarot.sealing.InvoiceSeal;

/** Says whether a payment may begin, out of nothing but what the invoice promised and signed: no server is asked. */
@Component
public class Checkouts {

    private static final Logger log = LoggerFactory.getLogger(Checkouts.class);
    private static final String STARS = "XTR";

    private final InvoiceSeal seal;
    private final Clock clock;

    Checkouts(InvoiceSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** The answer for Telegram; whatever the query holds, there is one. */
    public BotCall judge(CheckoutQuery query) {
        var invoice = seal.open(query.payload());
        var objection = invoice.map(promised -> objection(promised, query)).orElse(Optional.of(Objection.NOT_OURS));
        log.atInfo()
                .addKeyValue("order", invoice.map(Invoice::order).orElse(null))
                .addKeyValue("objection", objection.orElse(null))
                .log(objection.isEmpty() ? "payment may begin" : "payment refused before it began");
        return objection
                .map(reason -> BotCall.refusePreCheckoutQuery(query.id(), reason.words))
                .orElseGet(() -> BotCall.allowPreCheckoutQuery(query.id()));
    }

    private Optional<Objection> objection(Invoice invoice, CheckoutQuery query) {
        if (invoice.telegramUserId() != query.payer()) {
            return Optional.of(Objection.SOMEBODY_ELSE);
        }
        if (!query.currency().equals(STARS)) {
            return Optional.of(Objection.OTHER_CURRENCY);
        }
        if (invoice.stars() != query.amount()) {
            return Optional.of(Objection.OTHER_PRICE);
        }
        return clock.instant().isAfter(invoice.expiresAt()) ? Optional.of(Objection.EXPIRED) : Optional.empty();
    }

    /** Why a payment must not begin, in words that Telegram shows. */
    private enum Objection {
        NOT_OURS("This invoice is not one of ours."),
        SOMEBODY_ELSE("This invoice is for somebody else."),
        OTHER_CURRENCY("This invoice can be paid in Telegram Stars only."),
        OTHER_PRICE("The price is not the one on the invoice."),
        EXPIRED("This invoice has expired.");

        final String words;

        Objection(String why) {
            words = why + " Nothing was charged. Please use /buy for a new one.";
        }
    }
}
