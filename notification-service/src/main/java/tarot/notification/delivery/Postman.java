package tarot.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import tarot.errors.ErrorKind;
import tarot.notification.delivery.Outcome.Dropped;
import tarot.notification.delivery.Outcome.Failed;
import tarot.notification.delivery.Outcome.Later;
import tarot.notification.delivery.Outcome.PartTold;
import tarot.notification.delivery.Outcome.Told;
import tarot.notification.delivery.Outcome.Unreachable;
import tarot.notification.limit.SendLimits;
import tarot.notification.telegram.Answer;

/** Brings one part of a delivery to Telegram and decides what its answer means. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final AtRest atRest;
    private final Letters letters;
    private final SendLimits limits;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final AtomicLong lastAccepted = new AtomicLong();
    private final AtomicLong lastAlarm = new AtomicLong();

    Postman(AtRest atRest, Letters letters, SendLimits limits, DeliveryProperties properties, Clock clock) {
        this.atRest = atRest;
        this.letters = letters;
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
    }

    Outcome bring(Delivery delivery) {
        try {
            return tell(delivery);
        } catch (RuntimeException e) {
            return untellable(delivery, e);
        }
    }

    private Outcome tell(Delivery delivery) {
        var event = atRest.read(delivery);
        if (delivery.unreachable() && !delivery.isAlert() && Hearing.of(event).isNews()) {
            return new Dropped(delivery);
        }
        var letter = letters.write(delivery, event);
        if (letter.isEmpty()) { // all its parts were told, and only the word of it was lost
            return new Told(delivery);
        }
        var answer = letter.get().send();
        return switch (answer) {
            case Answer.Accepted _ -> {
                lastAccepted.set(clock.millis());
                yield letter.get().isLast() ? new Told(delivery) : new PartTold(delivery);
            }
            case Answer.TooFast slower -> tooFast(delivery, slower.pause());
            case Answer.Unauthorized refusal -> unauthorized(delivery, refusal.code());
            case Answer.Unavailable away -> unavailable(delivery, away.kind());
            case Answer.Gone _ -> {
                log.atLevel(delivery.isAlert() ? Level.WARN : Level.INFO)
                        .addKeyValue("user", delivery.user())
                        .log(delivery.isAlert() ? "an admin cannot be alerted: check ADMIN_IDS" : "cannot be reached");
                yield new Unreachable(delivery);
            }
            case Answer.UnreadableMarkup _ -> failed(delivery, 400, "unreadable even without markup");
            case Answer.UnknownFile _ -> failed(delivery, 400, "picture not found after upload");
            case Answer.Refused refused -> failed(delivery, refused.code(), refused.reason());
        };
    }

    /** Whoever is meant by it, the bot or the chat: Telegram does not say, so nobody is sent anything. */
    private Outcome tooFast(Delivery delivery, Duration pause) {
        limits.pause(pause);
        log.atWarn().addKeyValue("pause", pause).log("telegram asks for a pause");
        return new Later(delivery, pause, false);
    }

    private Outcome unauthorized(Delivery delivery, int code) {
        limits.pause(properties.unauthorizedPause());
        var now = clock.millis();
        var before = lastAlarm.get();
        // many are refused at once: one line wakes somebody as well as sixty
        if (now - before >= properties.unauthorizedPause().toMillis() / 2 && lastAlarm.compareAndSet(before, now)) {
            log.atError()
                    .addKeyValue("code", code)
                    .log("telegram does not accept the token: check TELEGRAM_TOKEN; everything waits");
        }
        return new Later(delivery, properties.unauthorizedPause(), false);
    }

    /** An outage fails nobody: tries are counted only where Telegram took something else since the one before. */
    private Outcome unavailable(Delivery delivery, String kind) {
        int attempts = delivery.attempts() + 1;
        var pause = properties.pauseAfter(attempts);
        var othersAreTaken = clock.millis() - lastAccepted.get() <= pause.toMillis();
        if (attempts >= properties.attemptsMax() && othersAreTaken) {
            return failed(delivery, 0, kind);
        }
        log.atInfo()
                .addKeyValue("told", delivery.told())
                .addKeyValue("attempt", attempts)
                .addKeyValue("kind", kind)
                .log("telegram did not answer; trying again");
        return new Later(delivery, pause, true);
    }

    /** What cannot be opened or worded must not hold its person's queue up for ever. An outage can be waited out. */
    private Outcome untellable(Delivery delivery, RuntimeException error) {
        if (ErrorKind.isOutage(error)) {
            throw error;
        }
        var kind = ErrorKind.of(error);
        int attempts = delivery.attempts() + 1;
        log.atLevel(kind.logLevel())
                .addKeyValue("told", delivery.told())
                .addKeyValue("type", delivery.type())
                .addKeyValue("attempt", attempts)
                .addKeyValue("kind", kind)
                .setCause(error)
                .log("cannot be told");
        return kind.retryable() && attempts < properties.attemptsMax()
                ? new Later(delivery, properties.pauseAfter(attempts), true)
                : new Failed(delivery, error);
    }

    private static Outcome failed(Delivery delivery, int code, String reason) {
        log.atWarn()
                .addKeyValue("told", delivery.told())
                .addKeyValue("type", delivery.type())
                .addKeyValue("code", code)
                .addKeyValue("reason", reason)
                .log("telegram will not take it");
        return new Failed(delivery, new NotTaken(code, reason));
    }
}
