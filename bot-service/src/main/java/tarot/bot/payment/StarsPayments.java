package tarot.bot.payment;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.identity.Identity;
import tarot.bot.person.People;
import tarot.contracts.MessageTypes;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;

/** Tells payment-service of every payment. Nobody is too fast or too loud to have paid: no limit applies. */
@Component
public class StarsPayments {

    private static final Logger log = LoggerFactory.getLogger(StarsPayments.class);

    private final Identity identity;
    private final People people;
    private final TransportSealing sealing;
    private final Publisher publisher;

    StarsPayments(Identity identity, People people, TransportSealing sealing, Publisher publisher) {
        this.identity = identity;
        this.people = people;
        this.sealing = sealing;
        this.publisher = publisher;
    }

    /** Returns when the payment is safe in Kafka. Told again, it is the same message: its id comes from the charge. */
    public void record(long update, StarsPayment paid) {
        var payer = paid.payer();
        var person = people.meet(payer, identity.update(payer.telegramId(), update), false);
        var payment = PaymentId.of(PaymentMethod.STARS, paid.charge());
        var charge = new StarsCharge(paid.charge(), payer.telegramId(), paid.payload());
        var sealed = sealing.seal(charge, MessageTypes.idOf(RecordStarsPayment.class, payment.value()), person.user());
        publisher.publish(
                List.of(new RecordStarsPayment(payment, person.user(), paid.amount(), paid.currency(), sealed)));
        log.atInfo()
                .addKeyValue("update", update)
                .addKeyValue("user", person.user())
                .addKeyValue("payment", payment)
                .log("payment in Stars taken");
    }
}
