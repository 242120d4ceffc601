package tarot.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RecallReading;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingRecalled;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Recollection;
import tarot.contracts.reading.Spread;
import tarot.messaging.Envelopes;
import tarot.sealing.TransportSealing;

/** Somebody new: what they ask, what becomes of the price, and what is announced about them. */
public record Asker(UserId id, JdbcClient jdbc, TransportSealing transport) {

    public Asker(JdbcClient jdbc, TransportSealing transport) {
        this(new UserId(UUID.randomUUID()), jdbc, transport);
    }

    public RequestReading asks(Spread spread, String question) {
        var reading = new ReadingId(UUID.randomUUID());
        var message = MessageTypes.idOf(RequestReading.class, reading.value());
        return new RequestReading(reading, id, spread, transport.seal(new Question(question, "en"), message, id));
    }

    public RequestReading asks() {
        return asks(Spread.THREE_CARDS, "Will it work?");
    }

    public RecallReading recalls(int page) {
        return new RecallReading(id, new RequestId(UUID.randomUUID()), page);
    }

    public CreditsReserved pays(RequestReading request) {
        return new CreditsReserved(request.reading(), id, request.spread().price(), Credits.of(7));
    }

    public ReservationRefused cannotPay(RequestReading request) {
        return new ReservationRefused(request.reading(), id, request.spread().price(), Credits.NONE, Credits.of(4));
    }

    public ReservationExpired waitsTooLong(RequestReading request) {
        return new ReservationExpired(request.reading(), id, request.spread().price());
    }

    /** In the order in which it leaves. */
    public List<Message> announced() {
        return jdbc
                .sql("select payload from outbox where key = ? order by id")
                .param(id.toString())
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .map(payload -> Envelopes.read(payload.getBytes(UTF_8)))
                .toList();
    }

    public <T extends Message> List<T> announced(Class<T> type) {
        return announced().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Interpretation text(ReadingCompleted completed) {
        return transport.open(completed.sealed(), completed, Interpretation.class);
    }

    public Recollection text(ReadingRecalled recalled) {
        return transport.open(recalled.sealed(), recalled, Recollection.class);
    }

    public String state(RequestReading request) {
        return jdbc.sql("select state from reading where reading_id = ?")
                .param(request.reading().value())
                .query(String.class)
                .single();
    }
}
