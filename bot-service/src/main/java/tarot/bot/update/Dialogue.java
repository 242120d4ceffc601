package tarot.bot.update;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.admission.Admission;
import tarot.bot.admission.Admissions;
import tarot.bot.admission.ChatState;
import tarot.bot.admission.Outage;
import tarot.bot.admission.Visit;
import tarot.bot.conversation.Conversation;
import tarot.bot.conversation.Speaker;
import tarot.bot.conversation.Turn;
import tarot.bot.identity.Identity;
import tarot.bot.identity.UpdateIds;
import tarot.bot.person.KnownPerson;
import tarot.bot.person.People;
import tarot.bot.telegram.BotCall;
import tarot.bot.update.Incoming.Personal;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.errors.ErrorKind;
import tarot.messaging.Publisher;

/** Takes what people say and press: within their limit, once each, and in the light of what was said before. */
@Component
class Dialogue {

    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

    private final Identity identity;
    private final Admissions admissions;
    private final People people;
    private final Conversation conversation;
    private final Publisher publisher;
    private final Outage kafka = new Outage();

    Dialogue(Identity identity, Admissions admissions, People people, Conversation conversation, Publisher publisher) {
        this.identity = identity;
        this.admissions = admissions;
        this.people = people;
        this.conversation = conversation;
        this.publisher = publisher;
    }

    Answer take(Personal personal) {
        var visit = new Visit(identity.telegramKey(personal.sender().telegramId()), personal.update());
        var admission = admissions.enter(visit);
        return switch (admission) {
            case Admission.Admitted admitted ->
                settle(personal, visit, admission, () -> converse(personal, visit, admitted));
            case Admission.Throttled throttled ->
                settle(personal, visit, admission, () -> throttle(personal, visit, throttled));
            case Admission.Silenced _ -> {
                tell(personal, "request over the limit, told before");
                yield taken(personal.callback());
            }
            case Admission.Repeated _ -> {
                tell(personal, "update repeated");
                yield taken(personal.callback());
            }
            case Admission.Busy _ -> {
                tell(personal, "update is being taken elsewhere");
                yield new Answer.Later();
            }
        };
    }

    /** Whatever happens, the update is either done or free to come again. */
    private Answer settle(Personal personal, Visit visit, Admission admission, Runnable work) {
        try {
            work.run();
            return taken(personal.callback());
        } catch (RuntimeException e) {
            var again = ErrorKind.isOutage(e) || ErrorKind.of(e) != ErrorKind.UNEXPECTED;
            tell(personal, e, again);
            if (again) {
                admissions.postpone(visit, admission);
                return new Answer.Later();
            }
            admissions.done(visit); // it would fail for ever, and keep the chat's other updates waiting
            return taken(personal.callback());
        }
    }

    private void converse(Personal personal, Visit visit, Admission.Admitted admitted) {
        var ids = ids(personal);
        var before = admitted.chat();
        var person = people.meet(personal.sender(), ids, before.unreachable());
        var usual = before.usual() == null ? person.usual() : before.usual();
        var speaker =
                new Speaker(personal.sender().telegramId(), personal.sender().language());
        var outcome = conversation.on(new Turn(person.user(), speaker, usual, before.session(), ids), personal.input());
        kafka.pass(() -> publisher.publish(outcome.messages()));
        if (outcome.usual() != usual) {
            people.remember(person, outcome.usual());
        }
        var after =
                new ChatState(outcome.session(), outcome.usual() == usual ? before.usual() : outcome.usual(), false);
        if (after.equals(before)) {
            admissions.done(visit);
        } else {
            admissions.done(visit, after);
        }
        tell(personal, person, outcome.messages());
    }

    private void throttle(Personal personal, Visit visit, Admission.Throttled throttled) {
        var ids = ids(personal);
        var person = people.meet(personal.sender(), ids, false);
        var seconds = Math.toIntExact(throttled.retryAfter().plusMillis(999).toSeconds());
        var told = List.of(new RequestThrottled(person.user(), ids.request(), seconds));
        kafka.pass(() -> publisher.publish(told));
        admissions.done(visit);
        tell(personal, person, told);
    }

    private UpdateIds ids(Personal personal) {
        return identity.update(personal.sender().telegramId(), personal.update());
    }

    private static Answer taken(@Nullable String callback) {
        return new Answer.Taken(callback == null ? null : BotCall.answerCallbackQuery(callback));
    }

    private static void tell(Incoming incoming, String decision) {
        log.atInfo().addKeyValue("update", incoming.update()).log(decision);
    }

    private static void tell(Personal personal, KnownPerson person, List<? extends Message> messages) {
        log.atInfo()
                .addKeyValue("update", personal.update())
                .addKeyValue("user", person.user())
                .addKeyValue(
                        "said",
                        () -> messages.stream()
                                .map(message -> MessageTypes.nameOf(message.getClass()))
                                .toList())
                .log("update taken");
    }

    /** A passing trouble needs no trace in the log for every update that meets it. */
    private static void tell(Personal personal, RuntimeException e, boolean again) {
        var line = again ? log.atWarn() : log.atError().setCause(e);
        line.addKeyValue("update", personal.update())
                .addKeyValue("kind", ErrorKind.of(e))
                .addKeyValue("error", e.getClass().getName())
                .log(again ? "update put off" : "update given up");
    }
}
