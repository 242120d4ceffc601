package tarot.bot.update;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.payment.Checkouts;
import tarot.bot.payment.StarsPayments;
import tarot.bot.telegram.BotCall;
import tarot.errors.ErrorKind;

/** Takes an update, whichever way it came: once it says Taken, what the update asks for is safe in Kafka. */
@Component
class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Dialogue dialogue;
    private final Checkouts checkouts;
    private final StarsPayments payments;

    Intake(Dialogue dialogue, Checkouts checkouts, StarsPayments payments) {
        this.dialogue = dialogue;
        this.checkouts = checkouts;
        this.payments = payments;
    }

    Answer take(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Personal personal -> dialogue.take(personal);
            case Incoming.AboutToPay about -> new Answer.Taken(checkouts.judge(about.query()));
            case Incoming.Paid paid -> take(paid);
            case Incoming.UnreadablePayment unreadable -> {
                log.atError().addKeyValue("update", unreadable.update()).log("payment cannot be read");
                yield new Answer.Taken(null);
            }
            case Incoming.Irrelevant irrelevant -> {
                log.atInfo().addKeyValue("update", irrelevant.update()).log("update ignored: " + irrelevant.why());
                yield new Answer.Taken(
                        irrelevant.callback() == null ? null : BotCall.answerCallbackQuery(irrelevant.callback()));
            }
        };
    }

    /** Money was taken: whatever stands in the way, it is told again until it is safe. */
    private Answer take(Incoming.Paid paid) {
        try {
            payments.record(paid.update(), paid.payment());
            return new Answer.Taken(null);
        } catch (RuntimeException e) {
            var passes = ErrorKind.isOutage(e) || ErrorKind.of(e) != ErrorKind.UNEXPECTED;
            var line = passes ? log.atWarn() : log.atError().setCause(e);
            line.addKeyValue("update", paid.update())
                    .addKeyValue("kind", ErrorKind.of(e))
                    .addKeyValue("error", e.getClass().getName())
                    .log("payment put off");
            return new Answer.Later();
        }
    }
}
