package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.WirePattern;
import tarot.contracts.reading.ReadingId;

/** Facts about a person's credits, published by credit-service. */
public sealed interface CreditEvent extends Message {

    @Override
    default Topic topic() {
        return Topic.CREDIT_EVENTS;
    }

    /**
     * What became of one reading's price: reserved or refused once, and a reservation resolved once. Only one that
     * expired may be captured after all.
     */
    sealed interface ReservationEvent extends CreditEvent {

        ReadingId reading();

        Credits price();

        @Override
        default UUID cause() {
            return reading().value();
        }
    }

    /** The price of a reading is held; {@code left} is what may still be used. */
    @JsonTypeName("tarot.credit.credits-reserved.v1")
    record CreditsReserved(
            ReadingId reading,
            UserId user,
            Credits price,
            @Nullable Credits left) implements ReservationEvent {}

    /** There were fewer credits than the price, or some are owed; this stands, whatever is bought later. */
    @JsonTypeName("tarot.credit.reservation-refused.v1")
    record ReservationRefused(
            ReadingId reading,
            UserId user,
            Credits price,
            Credits available,
            @Nullable Credits owed) implements ReservationEvent {}

    /**
     * The price is spent; {@code available} is what is left. After {@link ReservationExpired} it is captured late:
     * {@code price} is then all of it, if it was still there, or 0. What readings brought in is told by this, not by
     * what {@code ReadingCompleted} charged.
     */
    @JsonTypeName("tarot.credit.credits-captured.v1")
    record CreditsCaptured(ReadingId reading, UserId user, Credits price, Credits available)
            implements ReservationEvent {}

    /** The price was given back, because it was asked for. */
    @JsonTypeName("tarot.credit.credits-released.v1")
    record CreditsReleased(ReadingId reading, UserId user, Credits price, Credits available)
            implements ReservationEvent {}

    /** The price was given back, because nobody resolved the hold in time. {@link CreditsCaptured} may follow. */
    @JsonTypeName("tarot.credit.reservation-expired.v1")
    record ReservationExpired(ReadingId reading, UserId user, Credits price) implements ReservationEvent {}

    /**
     * Credits were given; {@code settled} of them paid what was owed, and {@code owed} still is. The grant is the person
     * of a welcome, the payment of a purchase, the request of a promotion or correction, the reversal of a
     * reinstatement; of a referral an id made of both people for each.
     */
    @JsonTypeName("tarot.credit.credits-granted.v1")
    record CreditsGranted(
            UUID grant,
            UserId user,
            GrantReason reason,
            Credits amount,
            Credits available,
            @Nullable Credits settled,
            @Nullable Credits owed)
            implements CreditEvent {
        @Override
        public UUID cause() {
            return grant;
        }
    }

    /** Why credits were taken. */
    enum TakingReason {
        @JsonProperty("refund")
        REFUND,
        @JsonProperty("dispute")
        DISPUTE,
        @JsonProperty("correction")
        CORRECTION
    }

    /**
     * Credits were taken back: what was there, and the rest is owed. {@code taking} is the payment's reversal or the
     * admin's request.
     */
    @JsonTypeName("tarot.credit.credits-taken.v1")
    record CreditsTaken(UUID taking, UserId user, TakingReason reason, Credits amount, Credits available, Credits owed)
            implements CreditEvent {
        @Override
        public UUID cause() {
            return taking;
        }
    }

    /** Answers one request. */
    sealed interface Answer extends CreditEvent {

        RequestId request();

        @Override
        default UUID cause() {
            return request().value();
        }
    }

    /** Answers {@link CreditCommand.ReportBalance}. */
    @JsonTypeName("tarot.credit.balance-reported.v1")
    record BalanceReported(
            UserId user,
            RequestId request,
            Credits available,
            Credits held,
            @Nullable Credits owed) implements Answer {}

    /** Answers {@link CreditCommand.ReportStatement}; {@code more} when there are older lines. */
    @JsonTypeName("tarot.credit.statement-reported.v1")
    record StatementReported(
            UserId user,
            RequestId request,
            int page,
            boolean more,
            List<StatementLine> lines,
            Credits available,
            Credits held,
            Credits owed)
            implements Answer {}

    /** Answers {@link CreditCommand.AdjustCredits} to the admin, who is the user; {@code available} is the person's. */
    @JsonTypeName("tarot.credit.adjustment-reported.v1")
    record AdjustmentReported(
            UserId user, RequestId request, UserId person, long change, Outcome outcome, Credits available)
            implements Answer {
        /** What came of it. */
        public enum Outcome {
            @JsonProperty("booked")
            BOOKED,
            @JsonProperty("unknown-person")
            UNKNOWN_PERSON,
            /** The person has less than was to be taken: nothing was. */
            @JsonProperty("too-few")
            TOO_FEW
        }
    }

    /** Answers {@link CreditCommand.CreatePromotion} to the admin, who is the user. */
    @JsonTypeName("tarot.credit.promotion-reported.v1")
    record PromotionReported(UserId user, RequestId request, Outcome outcome) implements Answer {
        /** What came of it. */
        public enum Outcome {
            @JsonProperty("created")
            CREATED,
            /** There is such a code, whatever became of it: nothing was changed. */
            @JsonProperty("code-taken")
            CODE_TAKEN
        }
    }

    /** Answers {@link CreditCommand.RedeemPromotion} where no credits came of it. */
    @JsonTypeName("tarot.credit.promotion-refused.v1")
    record PromotionRefused(UserId user, RequestId request, Reason reason) implements Answer {
        /** Why. */
        public enum Reason {
            @JsonProperty("unknown-code")
            UNKNOWN_CODE,
            @JsonProperty("expired")
            EXPIRED,
            /** As often as it is good for in total. */
            @JsonProperty("used-up")
            USED_UP,
            /** As often as this person may. */
            @JsonProperty("used-before")
            USED_BEFORE
        }
    }

    /** Answers {@link CreditCommand.RecordInvitation}; {@code reward} is what both will get. */
    @JsonTypeName("tarot.credit.invitation-answered.v1")
    record InvitationAnswered(UserId user, RequestId request, Outcome outcome, Credits reward) implements Answer {
        /** What came of it. */
        public enum Outcome {
            /** Both are rewarded once the person's first reading is complete or first payment settled. */
            @JsonProperty("accepted")
            ACCEPTED,
            /** Their own link. */
            @JsonProperty("self")
            SELF,
            /** The inviter came, directly or not, by the link of this person. */
            @JsonProperty("loop")
            LOOP,
            /** The person has had a reading, has paid, or came by a link before. */
            @JsonProperty("not-new")
            NOT_NEW,
            @JsonProperty("unknown-inviter")
            UNKNOWN_INVITER
        }
    }

    /**
     * The auditor found that the books do not add up: admins are alerted. The user is whom it is about,
     * the id of zeros where it is about no person.
     */
    @JsonTypeName("tarot.credit.discrepancy-found.v1")
    record DiscrepancyFound(
            UUID discrepancy,
            UserId user,
            @WirePattern("[a-z ,]{1,80}") String finding) implements CreditEvent {
        @Override
        public UUID cause() {
            return discrepancy;
        }
    }
}
