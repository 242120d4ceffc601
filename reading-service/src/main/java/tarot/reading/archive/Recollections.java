package tarot.reading.archive;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RecallReading;
import tarot.contracts.reading.ReadingEvent.NothingRecalled;
import tarot.contracts.reading.ReadingEvent.ReadingRecalled;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Recollection;
import tarot.messaging.Outbox;
import tarot.reading.archive.Archive.Told;
import tarot.sealing.TransportSealing;
import tools.jackson.databind.json.JsonMapper;

/** Tells people again what they were told. */
@Component
public class Recollections {

    private final Archive archive;
    private final PersonKeys keys;
    private final TransportSealing transport;
    private final Outbox outbox;
    private final JsonMapper json;

    Recollections(Archive archive, PersonKeys keys, TransportSealing transport, Outbox outbox, JsonMapper json) {
        this.archive = archive;
        this.keys = keys;
        this.transport = transport;
        this.outbox = outbox;
        this.json = json;
    }

    /** Whose texts were erased has had no reading. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answer(Collection<RecallReading> questions) {
        if (questions.isEmpty()) {
            return;
        }
        var ring = keys.find(questions.stream().map(RecallReading::user).toList());
        var found = archive.find(questions);
        var texts = archive.texts(found.values().stream().map(Told::reading).toList());
        outbox.append(questions.stream()
                .map(question -> answer(question, found.get(question.request()), ring.find(question.user()), texts))
                .toList());
    }

    private Message answer(
            RecallReading question, @Nullable Told told, @Nullable PersonKey key, Map<ReadingId, KeptText> texts) {
        if (told == null || key == null) {
            return new NothingRecalled(question.user(), question.request(), question.page());
        }
        var reading = told.reading();
        var recollection = new Recollection(
                json.readValue(key.open(told.question(), Places.question(reading)), Question.class),
                json.readValue(
                        key.open(requireNonNull(texts.get(reading)), Places.interpretation(reading)),
                        Interpretation.class));
        var id = MessageTypes.idOf(ReadingRecalled.class, question.request().value());
        return new ReadingRecalled(
                question.user(),
                question.request(),
                question.page(),
                told.more(),
                reading,
                told.spread(),
                told.at(),
                transport.seal(recollection, id, question.user()));
    }
}
