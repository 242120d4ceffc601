package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;

/** Facts about a person's credits, published by credit-service. */
public sealed interface CreditEvent extends Message {

    @Override
    default Topic topic() {
        return Topic.CREDIT_EVENTS;
    }

    /** What became of one reading's price: reserved or refused once, and a reservation resolved once. */
    sealed interface ReservationEvent extends CreditEvent {

        ReadingId reading();

        Credits price();

        @Override
        default UUID cause() {
            return reading().value();
        }
    }

    /** The price of a reading is held. */
    @JsonTypeName("tarot.credit.credits-reserved.v1")
    record CreditsReserved(ReadingId reading, UserId user, Credits price) implements ReservationEvent {}

    /** There were fewer credits than the price; this stands, whatever is bought later. */
    @JsonTypeName("tarot.credit.reservation-refused.v1")
    record ReservationRefused(ReadingId reading, UserId user, Credits price, Credits available)
            implements ReservationEvent {}

    /** The price is spent; {@code available} is what is left. */
    @JsonTypeName("tarot.credit.credits-captured.v1")
    record CreditsCaptured(ReadingId reading, UserId user, Credits price, Credits available)
            implements ReservationEvent {}

    /** The price was given back, because it was asked for. */
    @JsonTypeName("tarot.credit.credits-released.v1")
    record CreditsReleased(ReadingId reading, UserId user, Credits price, Credits available)
            implements ReservationEvent {}

    /** The price was given back, because nobody resolved the hold in time. */
    @JsonTypeName("tarot.credit.reservation-expired.v1")
    record ReservationExpired(ReadingId reading, UserId user, Credits price) implements ReservationEvent {}

    /** Credits were given; {@code grant} is the person for a welcome and the order for a purchase. */
    @JsonTypeName("tarot.credit.credits-granted.v1")
    record CreditsGranted(UUID grant, UserId user, GrantReason reason, Credits amount, Credits available)
            implements CreditEvent {
        @Override
        public UUID cause() {
            return grant;
        }
    }

    /** Answers {@link CreditCommand.ReportBalance}. */
    @JsonTypeName("tarot.credit.balance-reported.v1")
    record BalanceReported(UserId user, RequestId request, Credits available, Credits held) implements CreditEvent {
        @Override
        public UUID cause() {
            return request.value();
        }
    }
}
