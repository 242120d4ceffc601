package tarot.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.payment.checkout.Attempt.Fate;

/** Only what surely made no page may ever be told as a refusal. */
class AttemptTests {

    @ParameterizedTest
    @CsvSource({
        "400, NEVER",
        "402, NEVER",
        "404, NEVER",
        "401, NOT_NOW",
        "403, NOT_NOW",
        "429, NOT_NOW",
        "408, UNKNOWN",
        "409, UNKNOWN",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "503, UNKNOWN",
        "504, UNKNOWN",
        ", UNKNOWN"
    })
    void whatAFailedCallSaysOfThePage(Integer status, Fate fate) {
        assertThat(Attempt.fate(new ApiException("no", null, null, status, null)))
                .isEqualTo(fate);
    }

    @Test
    void withoutAnAnswerNobodyKnows() {
        assertThat(Attempt.fate(new ApiConnectionException("gone"))).isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void aKeyThatWasUsedOtherwiseMeansThatThereIsAPage() {
        assertThat(Attempt.fate(new IdempotencyException("other parameters", null, null, 400)))
                .isEqualTo(Fate.KEY_USED);
    }
}
