package tarot.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.settlement.Fact.GivenBack;
import tarot.payment.settlement.Fact.Happening;
import tarot.payment.settlement.Fact.Kept;
import tarot.payment.settlement.Payment.State;

class PaymentLifeTests {

    static final PaymentId ID = new PaymentId(new UUID(0, 1));
    static final UserId ADA = new UserId(new UUID(0, 2));

    @ParameterizedTest
    @CsvSource({"1, 0", "19, 0", "20, 1", "100, 5", "198, 9", "199, 10", "200, 10", "99999, 10", "0, 0"})
    void creditsGoBackInProportionAndAllOfThemWithAllOfTheMoney(long money, long credits) {
        var step = settled().after(refund("re_1", money));
        assertThat(step.announcement())
                .contains(new PaymentReversed(
                        Reversal.id(ID, "refund re_1"),
                        ID,
                        ADA,
                        ReversalReason.REFUND,
                        Credits.of(credits),
                        money,
                        "USD"));
    }

    @Test
    void partsThatAddUpToAllTakeAll() {
        var payment = settled();
        long taken = 0;
        for (var part : List.of(66L, 66L, 67L)) {
            var step = payment.after(refund("re_" + taken, part));
            taken += taken(step);
            payment = step.payment();
        }
        assertThat(taken).isEqualTo(10);
        assertThat(payment.state()).isEqualTo(State.REVERSED);
    }

    @Test
    void nobodyGetsMoreBackThanThereWas() {
        var disputed = settled().after(dispute("dp_1", 199)).payment();
        var both = disputed.after(refund("re_1", 199));
        assertThat(taken(both)).isZero();
        assertThat(both.payment().state()).isEqualTo(State.REVERSED);
    }

    /** Whichever of the two came first: the money is with its buyer, so the credits are not theirs. */
    @Test
    void aDisputeThatIsWonGivesNothingBackWhereTheMoneyWasRefundedBeside() {
        var both = settled()
                .after(dispute("dp_1", 199))
                .payment()
                .after(refund("re_1", 199))
                .payment();
        var won = both.after(new Kept(ID, "dispute dp_1"));
        assertThat(won.announcement())
                .as("the money of the dispute is ours again")
                .contains(reinstated("dispute dp_1", 0, 199, false));
        assertThat(won.payment().state()).isEqualTo(State.REVERSED);
    }

    @Test
    void whatIsUndoneStaysUndone() {
        var won = settled().after(dispute("dp_1", 199)).payment().after(new Kept(ID, "dispute dp_1"));
        assertThat(won.announcement()).contains(reinstated("dispute dp_1", 10, 199, false));
        assertThat(won.payment().state()).isEqualTo(State.SETTLED);
        assertThat(won.payment().after(dispute("dp_1", 199)).announcement()).isEmpty();
        assertThat(won.payment().after(new Kept(ID, "dispute dp_1")).announcement())
                .isEmpty();
    }

    @Test
    void whatIsHeldGoesBackWithoutCredits() {
        var held = payment(Credits.NONE, State.HELD);
        var returned = held.after(refund("re_1", 199));
        assertThat(taken(returned)).isZero();
        assertThat(returned.payment().state()).isEqualTo(State.RETURNED);
        var back = returned.payment().after(new Kept(ID, "refund re_1"));
        assertThat(back.payment().state()).isEqualTo(State.HELD);
        assertThat(back.announcement())
                .as("somebody must look again")
                .contains(reinstated("refund re_1", 0, 199, true));
    }

    /** The credits that are gone in the end follow from what is with the buyer in the end, whatever the order was. */
    @RepeatedTest(200)
    void theEndDoesNotDependOnTheOrder() {
        var seed = System.nanoTime();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var payment = settled();
        long gone = 0;
        long live = 0;
        long told = 0;
        for (var reversal = 0; reversal < 1 + random.nextInt(5); reversal++) {
            var amount = random.nextLong(0, 150);
            var undone = random.nextBoolean();
            live += undone ? 0 : amount;
            for (var happening : told("re_" + reversal, amount, undone, random)) {
                var step = payment.after(happening);
                gone += taken(step);
                told += moneyTaken(step);
                payment = step.payment();
                assertThat(gone).as("seed %d", seed).isBetween(0L, 10L);
            }
        }
        assertThat(gone).as("seed %d", seed).isEqualTo(10 * Math.min(199, live) / 199);
        assertThat(told).as("what is told of the money adds up, seed %d", seed).isEqualTo(live);
    }

    static List<Happening> told(String name, long amount, boolean undone, RandomGenerator random) {
        var back = refund(name, amount);
        var kept = new Kept(ID, back.what());
        return undone
                ? random.nextBoolean() ? List.of(back, kept, back) : List.of(back, kept, kept)
                : List.of(back, back);
    }

    static long taken(Payment.Step step) {
        return step.announcement()
                .map(event -> switch (event) {
                    case PaymentReversed reversed -> reversed.credits().amount();
                    case PaymentReinstated reinstated -> -reinstated.credits().amount();
                    default -> throw new AssertionError(event);
                })
                .orElse(0L);
    }

    static long moneyTaken(Payment.Step step) {
        return step.announcement()
                .map(event -> switch (event) {
                    case PaymentReversed reversed -> reversed.amount();
                    case PaymentReinstated reinstated -> -Objects.requireNonNull(reinstated.amount());
                    default -> throw new AssertionError(event);
                })
                .orElse(0L);
    }

    static PaymentReinstated reinstated(String what, long credits, long amount, boolean held) {
        return new PaymentReinstated(Reversal.id(ID, what), ID, ADA, Credits.of(credits), amount, "USD", held);
    }

    static Payment settled() {
        return payment(Credits.of(10), State.SETTLED);
    }

    static Payment payment(Credits credits, State state) {
        return new Payment(
                ID, ADA, new OrderId(new UUID(0, 3)), PaymentMethod.STRIPE, 199, "USD", credits, state, List.of());
    }

    static GivenBack refund(String name, long amount) {
        return new GivenBack(ID, "refund " + name, ReversalReason.REFUND, amount);
    }

    static GivenBack dispute(String name, long amount) {
        return new GivenBack(ID, "dispute " + name, ReversalReason.DISPUTE, amount);
    }
}
