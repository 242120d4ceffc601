package tarot.reading.interpretation;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.contracts.MessageTypes;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.reading.archive.PersonKey;
import tarot.reading.archive.Places;
import tarot.reading.interpretation.Oracle.Reply.Later;
import tarot.reading.interpretation.Oracle.Reply.Written;
import tarot.reading.process.Happening.GivenUp;
import tarot.reading.process.Happening.Interpreted;
import tarot.reading.process.WaitingReading;
import tarot.sealing.TransportSealing;
import tarot.tracing.Traces;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One attempt at one reading: unseals the question, has it answered, seals the answer for its two readers. */
@Component
class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /** So often only what goes wrong in this service itself is tried. It must end: a person's next readings wait for it. */
    private static final int ATTEMPTS_MAX = 20;

    private final Oracle oracle;
    private final TransportSealing transport;
    private final JsonMapper json;

    Attempts(Oracle oracle, TransportSealing transport, JsonMapper json) {
        this.oracle = oracle;
        this.transport = transport;
        this.json = json;
    }

    Result make(Task task) {
        var reading = task.waiting();
        var last = reading.attempt() > ATTEMPTS_MAX;
        if (!last && task.key() != null && task.key().isLocked()) {
            return new Result.TryAgain(reading);
        }
        var question = last ? null : question(task);
        if (task.key() == null || question == null) {
            return new Result.Over(new GivenUp(reading.reading(), reading.user()), Traces.current());
        }
        var commission = new Commission(reading.reading(), reading.spread(), reading.cards(), question);
        return switch (oracle.interpret(commission, reading.attempt())) {
            case Written written -> new Result.Over(sealed(written, reading, task.key()), Traces.current());
            case Later _ -> new Result.TryAgain(reading);
        };
    }

    /** Null where the person's key is gone or opens no question: then nobody can ever answer it. */
    private @Nullable Question question(Task task) {
        if (task.key() == null) {
            return null;
        }
        var reading = task.waiting();
        try {
            var plain = task.key().open(reading.question(), Places.question(reading.reading()));
            return json.readValue(plain, Question.class);
        } catch (ServiceException | JacksonException e) { // whose text may quote what the person wrote
            log.atLevel(ErrorKind.UNEXPECTED.logLevel())
                    .addKeyValue("reading", reading.reading())
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("a question cannot be opened with its person's key");
            return null;
        }
    }

    private Interpreted sealed(Written written, WaitingReading reading, PersonKey key) {
        var interpretation = written.interpretation();
        var message =
                MessageTypes.idOf(ReadingCompleted.class, reading.reading().value());
        return new Interpreted(
                reading.reading(),
                reading.user(),
                written.interpreter(),
                transport.seal(interpretation, message, reading.user()),
                key.seal(json.writeValueAsBytes(interpretation), Places.interpretation(reading.reading())));
    }
}
