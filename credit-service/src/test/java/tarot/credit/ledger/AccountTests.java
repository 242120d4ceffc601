package tarot.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.credit.ledger.Entry.Kind;

class AccountTests {

    static final UserId ADA = new UserId(new UUID(0, 1));

    @ParameterizedTest(name = "{0} of 3 leaves {1} available and {2} held")
    @CsvSource({
        "WELCOME, 13, 5",
        "PURCHASE, 13, 5",
        "PROMOTION, 13, 5",
        "REFERRAL, 13, 5",
        "CORRECTION, 13, 5",
        "REINSTATEMENT, 13, 5",
        "DEDUCTION, 7, 5",
        "REFUND, 7, 5",
        "DISPUTE, 7, 5",
        "HOLD, 7, 8",
        "REFUSAL, 10, 5",
        "CAPTURE, 10, 2",
        "RELEASE, 13, 2",
        "EXPIRY, 13, 2",
        "LATE_CAPTURE, 7, 5"
    })
    void anEntryMovesCreditsBetweenItsPurses(Kind kind, long available, long held) {
        assertThat(account(10, 5).after(entry(kind, 3))).isEqualTo(account(available, held));
    }

    @Test
    void aRefusalMovesNothingHoweverMuchWasAsked() {
        assertThat(account(10, 5).after(entry(Kind.REFUSAL, 99))).isEqualTo(account(10, 5));
    }

    @ParameterizedTest(name = "{0} of {1} with {2} available and {3} owed leaves {4} available and {5} owed")
    @CsvSource({
        "REFUND, 4, 10, 0, 6, 0",
        "REFUND, 10, 10, 0, 0, 0",
        "REFUND, 14, 10, 0, 0, 4",
        "DISPUTE, 14, 0, 3, 0, 17",
        "REFUND, 0, 10, 0, 10, 0",
        "PURCHASE, 5, 0, 8, 0, 3",
        "PURCHASE, 8, 0, 8, 0, 0",
        "WELCOME, 9, 0, 8, 1, 0",
        "RELEASE, 5, 0, 3, 2, 0",
        "EXPIRY, 2, 0, 3, 0, 1",
        "CAPTURE, 5, 0, 3, 0, 3"
    })
    void whatIsNotThereIsOwedAndPaidFirst(
            Kind kind, long amount, long available, long owed, long availableThen, long owedThen) {
        var before = new Account(ADA, Credits.of(available), Credits.of(5), Credits.of(owed));
        var bookings = before.bookings(entry(kind, amount));
        var after = before.after(bookings);
        assertThat(after.available()).isEqualTo(Credits.of(availableThen));
        assertThat(after.owed()).isEqualTo(Credits.of(owedThen));
        assertThat(bookings).first().extracting(Entry::kind).isEqualTo(kind);
    }

    @Test
    void whoOwesAffordsNothingNotEvenWhatIsFree() {
        assertThat(new Account(ADA, Credits.NONE, Credits.of(5), Credits.of(1)).affords(Credits.NONE))
                .isFalse();
        assertThat(account(0, 5).affords(Credits.NONE)).isTrue();
        assertThat(account(1, 5).affords(Credits.of(2))).isFalse();
    }

    @Test
    void noPurseHoldsLessThanNothing() {
        assertThatThrownBy(() -> account(2, 9).after(entry(Kind.HOLD, 3))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account(9, 2).after(entry(Kind.CAPTURE, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noPurseOverflows() {
        assertThatThrownBy(() -> account(Long.MAX_VALUE, 0).after(entry(Kind.PURCHASE, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    static Account account(long available, long held) {
        return new Account(ADA, Credits.of(available), Credits.of(held), Credits.NONE);
    }

    static Entry entry(Kind kind, long amount) {
        return new Entry(kind, new UUID(0, 2), ADA, Credits.of(amount));
    }
}
