package tarot.reading.process;

import java.util.List;
import tarot.contracts.reading.ReadingCommand;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.reading.Asker;
import tarot.reading.process.Happening.Priced;

/** Lays cards on the table without a way through Kafka. */
public class Laying {

    private final Requests requests;
    private final Readings readings;

    Laying(Requests requests, Readings readings) {
        this.requests = requests;
        this.readings = readings;
    }

    public RequestReading lay(Asker asker, RequestReading request) {
        requests.take(List.of(request));
        readings.take(List.of(new Priced(asker.pays(request))));
        return request;
    }

    /** Whatever it is, in one batch. */
    public void take(ReadingCommand... commands) {
        requests.take(List.of(commands));
    }
}
