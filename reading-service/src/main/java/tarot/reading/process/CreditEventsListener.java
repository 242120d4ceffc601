package tarot.reading.process;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.Answer;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.reading.process.Happening.Priced;

@Component
class CreditEventsListener {

    private final Readings readings;

    CreditEventsListener(Readings readings) {
        this.readings = readings;
    }

    @KafkaListener(topics = Topic.CREDIT_EVENTS_NAME)
    void on(List<CreditEvent> events) {
        readings.take(events.stream().flatMap(CreditEventsListener::happening).toList());
    }

    private static Stream<Priced> happening(CreditEvent event) {
        return switch (event) {
            case CreditsReserved reserved -> Stream.of(new Priced(reserved));
            case ReservationRefused refused -> Stream.of(new Priced(refused));
            case ReservationExpired expired -> Stream.of(new Priced(expired));
            // answers to what this service asked for: half of all events, and no reading moves on by them
            case CreditsCaptured _, CreditsReleased _ -> Stream.empty();
            case CreditsGranted _, CreditsTaken _, Answer _, DiscrepancyFound _ -> Stream.empty();
        };
    }
}
