package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.credit.CreditEvent.TakingReason;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;

/** Of what happens to money and credits at once, people hear once. */
class HearingTests {

    static final UUID CAUSE = new UUID(1, 2);
    static final UserId ADA = new UserId(new UUID(7, 7));
    static final PaymentId PAYMENT = new PaymentId(new UUID(8, 9));
    static final Credits TEN = Credits.of(10);

    @Test
    void aSettledPaymentIsToldByTheCreditsThatItBrings() {
        assertThat(Hearing.of(new PaymentSettled(
                        new OrderId(CAUSE), ADA, TEN, 199, "USD", PAYMENT, PaymentMethod.STRIPE, "p10")))
                .isEqualTo(Hearing.NOTHING);
        assertThat(Hearing.of(granted(TEN))).isEqualTo(Hearing.ANSWER);
    }

    @Test
    void aCodeIsAnsweredAlsoToWhomSeemedUnreachable() {
        assertThat(Hearing.of(new CreditsGranted(CAUSE, ADA, GrantReason.PROMOTION, TEN, TEN, null, null)))
                .isEqualTo(Hearing.ANSWER);
        assertThat(Hearing.of(new CreditsGranted(CAUSE, ADA, GrantReason.REFERRAL, TEN, TEN, null, null)))
                .as("that is somebody else's doing")
                .isEqualTo(Hearing.NEWS);
    }

    @Test
    void moneyThatGoesBackIsToldByTheCreditsThatItTakesOrElseByItself() {
        assertThat(Hearing.of(reversed(ReversalReason.REFUND, TEN))).isEqualTo(Hearing.NOTHING);
        assertThat(Hearing.of(taken(TEN, Credits.NONE))).isEqualTo(Hearing.NEWS);
        assertThat(Hearing.of(reversed(ReversalReason.REFUND, Credits.NONE))).isEqualTo(Hearing.NEWS);
        assertThat(Hearing.of(taken(Credits.NONE, Credits.NONE))).isEqualTo(Hearing.NOTHING);
    }

    @Test
    void whoOwesAllThatWasTakenIsToldOfIt() {
        assertThat(Hearing.of(taken(Credits.NONE, TEN))).isEqualTo(Hearing.NEWS);
    }

    @Test
    void whatWaitsForAHumanIsAlarming() {
        assertThat(Hearing.of(new PaymentHeld(PAYMENT, ADA, null, 90, "XTR", PaymentMethod.STARS)))
                .isEqualTo(Hearing.ALARMING_NEWS);
        assertThat(Hearing.of(new DiscrepancyFound(CAUSE, ADA, "held is not the open holds")))
                .isEqualTo(Hearing.ALARM);
        assertThat(Hearing.of(reversed(ReversalReason.DISPUTE, TEN))).isEqualTo(Hearing.ALARM);
        assertThat(Hearing.of(reversed(ReversalReason.DISPUTE, Credits.NONE))).isEqualTo(Hearing.ALARMING_NEWS);
    }

    @Test
    void moneyThatComesBackToUsIsToldByTheCreditsThatReturnOrElseWakesTheAdmins() {
        assertThat(Hearing.of(reinstated(TEN, false))).isEqualTo(Hearing.NOTHING);
        assertThat(Hearing.of(reinstated(Credits.NONE, true))).isEqualTo(Hearing.ALARMING_NEWS);
        assertThat(Hearing.of(new PaymentReinstated(CAUSE, PAYMENT, ADA, Credits.NONE, null, null, null)))
                .as("of old it was said of held payments only")
                .isEqualTo(Hearing.ALARMING_NEWS);
        assertThat(Hearing.of(granted(Credits.NONE))).isEqualTo(Hearing.NOTHING);
    }

    /** Of a dispute that is won beside a refund: what they paid is with them, and what they paid for is not. */
    @Test
    void moneyAloneThatComesBackToUsWakesNobody() {
        assertThat(Hearing.of(reinstated(Credits.NONE, false))).isEqualTo(Hearing.NOTHING);
    }

    static CreditsGranted granted(Credits amount) {
        return new CreditsGranted(CAUSE, ADA, GrantReason.PURCHASE, amount, TEN, null, null);
    }

    static CreditsTaken taken(Credits amount, Credits owed) {
        return new CreditsTaken(CAUSE, ADA, TakingReason.REFUND, amount, Credits.NONE, owed);
    }

    static PaymentReinstated reinstated(Credits credits, boolean held) {
        return new PaymentReinstated(CAUSE, PAYMENT, ADA, credits, 199L, "USD", held);
    }

    static PaymentReversed reversed(ReversalReason reason, Credits credits) {
        return new PaymentReversed(CAUSE, PAYMENT, ADA, reason, credits, 199, "USD");
    }
}
