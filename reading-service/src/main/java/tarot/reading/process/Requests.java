package tarot.reading.process;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand;
import tarot.contracts.reading.ReadingCommand.RecallReading;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.reading.archive.KeptText;
import tarot.reading.archive.PersonKey;
import tarot.reading.archive.PersonKeys;
import tarot.reading.archive.Places;
import tarot.reading.archive.Recollections;
import tarot.reading.process.Happening.Asked;
import tarot.sealing.TransportSealing;
import tools.jackson.databind.json.JsonMapper;

/** What people ask for. Takes questions out of the envelope they travelled in and under their person's own key. */
@Component
class Requests {

    private final TransportSealing transport;
    private final PersonKeys keys;
    private final Readings readings;
    private final Recollections recollections;
    private final JsonMapper json;

    Requests(
            TransportSealing transport,
            PersonKeys keys,
            Readings readings,
            Recollections recollections,
            JsonMapper json) {
        this.transport = transport;
        this.keys = keys;
        this.readings = readings;
        this.recollections = recollections;
        this.json = json;
    }

    @Transactional
    void take(List<? extends ReadingCommand> commands) {
        var asked = new ArrayList<RequestReading>();
        var recalled = new ArrayList<RecallReading>();
        for (var command : commands) {
            switch (command) {
                case RequestReading request -> asked.add(request);
                case RecallReading question -> recalled.add(question);
            }
        }
        request(asked);
        recollections.answer(recalled);
    }

    private void request(List<RequestReading> commands) {
        var ring = keys.ofAll(commands.stream().map(RequestReading::user).toList());
        readings.take(commands.stream()
                .map(command -> new Asked(command, kept(command, ring.of(command.user()))))
                .toList());
    }

    private KeptText kept(RequestReading command, PersonKey key) {
        var question = transport.open(command.sealed(), command, Question.class);
        return key.seal(json.writeValueAsBytes(question), Places.question(command.reading()));
    }
}
