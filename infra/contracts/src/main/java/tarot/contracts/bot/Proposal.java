package tarot.contracts.bot;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.PaymentId;

/**
 * What an admin is about to do; travels sealed only.
 *
 * @param reason the admin's own words, 1 to 200 characters; empty for a promotion
 */
public record Proposal(Deed deed, String reason) {

    /** One of the few things that admins do. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "deed")
    public sealed interface Deed {}

    /** Gives a person credits, or takes some back where {@code change} is negative. */
    @JsonTypeName("adjust")
    public record Adjust(UserId person, long change) implements Deed {}

    @JsonTypeName("refund")
    public record Refund(PaymentId payment) implements Deed {}

    /** Makes a code good for credits. */
    @JsonTypeName("promote")
    public record Promote(String code, Credits amount, int perPerson, int inTotal, Instant expiresAt) implements Deed {}
}
