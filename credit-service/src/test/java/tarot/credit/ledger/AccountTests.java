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
        "WELCOME, 13, 5", "PURCHASE, 13, 5", "HOLD, 7, 8", "REFUSAL, 10, 5",
        "CAPTURE, 10, 2", "RELEASE, 13, 2", "EXPIRY, 13, 2", "LATE_CAPTURE, 7, 5"
    })
    void anEntryMovesCreditsBetweenItsPurses(Kind kind, long available, long held) {
        assertThat(account(10, 5).after(entry(kind, 3))).isEqualTo(account(available, held));
    }

    @Test
    void aRefusalMovesNothingHoweverMuchWasAsked() {
        assertThat(account(10, 5).after(entry(Kind.REFUSAL, 99))).isEqualTo(account(10, 5));
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
        return new Account(ADA, Credits.of(available), Credits.of(held));
    }

    static Entry entry(Kind kind, long amount) {
        return new Entry(kind, new UUID(0, 2), ADA, Credits.of(amount));
    }
}
