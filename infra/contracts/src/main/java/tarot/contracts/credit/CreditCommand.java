package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;
import tarot.contracts.AdminReason;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;

/** What others may ask of credit-service. */
public sealed interface CreditCommand extends Message {

    @Override
    default Topic topic() {
        return Topic.CREDIT_COMMANDS;
    }

    /** About the price of one reading. */
    sealed interface ReservationCommand extends CreditCommand {

        ReadingId reading();

        @Override
        default UUID cause() {
            return reading().value();
        }
    }

    /** Hold the price of a reading. Answered once, for good: reserved or refused. */
    @JsonTypeName("tarot.credit.reserve-credits.v1")
    record ReserveCredits(ReadingId reading, UserId user, Credits price) implements ReservationCommand {}

    /** The reading is written: spend what is held for it. */
    @JsonTypeName("tarot.credit.capture-credits.v1")
    record CaptureCredits(ReadingId reading, UserId user) implements ReservationCommand {}

    /** The reading failed or is free: give back what is held for it. */
    @JsonTypeName("tarot.credit.release-credits.v1")
    record ReleaseCredits(ReadingId reading, UserId user) implements ReservationCommand {}

    /** Tell the person what they have. */
    @JsonTypeName("tarot.credit.report-balance.v1")
    record ReportBalance(UserId user, RequestId request) implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** Tell the person what moved, ten lines a page, newest first; page 0 is the newest. */
    @JsonTypeName("tarot.credit.report-statement.v1")
    record ReportStatement(UserId user, RequestId request, int page) implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** An admin gives the person credits, or takes some back where {@code change} is negative. */
    @JsonTypeName("tarot.credit.adjust-credits.v1")
    record AdjustCredits(
            UserId user,
            RequestId request,
            UserId admin,
            long change,
            @SealedContent(AdminReason.class) Sealed sealed) implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** An admin, who is the user, makes a code good for credits. */
    @JsonTypeName("tarot.credit.create-promotion.v1")
    record CreatePromotion(
            UserId user,
            RequestId request,
            Credits amount,
            int perPerson,
            int inTotal,
            Instant expiresAt,
            @SealedContent(PromotionCode.class) Sealed sealed)
            implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** The person has a code. */
    @JsonTypeName("tarot.credit.redeem-promotion.v1")
    record RedeemPromotion(
            UserId user,
            RequestId request,
            @SealedContent(PromotionCode.class) Sealed sealed) implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** The person came by the link of {@code inviter}, who may be anybody or nobody. */
    @JsonTypeName("tarot.credit.record-invitation.v1")
    record RecordInvitation(UserId user, RequestId request, UserId inviter) implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }
}
