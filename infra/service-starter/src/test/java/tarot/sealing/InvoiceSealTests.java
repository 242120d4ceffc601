package tarot.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.settings.InvalidSetting;

class InvoiceSealTests {

    private static final String OLD = "b2xkIHNlY3JldCwgdGhpcnR5LXR3byBieXRlcyBsb25nIQ==";
    private static final String NEW = "bmV3IHNlY3JldCwgdGhpcnR5LXR3byBieXRlcyBsb25nIQ==";
    private static final Invoice INVOICE = new Invoice(
            new OrderId(UUID.randomUUID()),
            new UserId(UUID.randomUUID()),
            7_000_000_001L,
            "p150",
            Credits.of(150),
            1_200,
            Instant.parse("2040-01-01T00:00:00Z"));

    private final InvoiceSeal seal = InvoiceSeal.of(NEW);

    @Test
    void whatWasSealedIsReadAgain() {
        assertThat(seal.open(seal.seal(INVOICE))).contains(INVOICE);
    }

    @Test
    void thePayloadFitsIntoTelegramsLimitWhateverThePackageIsCalled() {
        var longest = new Invoice(
                INVOICE.order(),
                INVOICE.user(),
                Long.MAX_VALUE,
                "sixteencharacter",
                Credits.of(Integer.MAX_VALUE),
                Integer.MAX_VALUE,
                INVOICE.expiresAt());
        assertThat(seal.seal(longest)).hasSizeLessThanOrEqualTo(128).matches("[A-Za-z0-9_-]+");
        assertThat(seal.open(seal.seal(longest))).contains(longest);
    }

    @Test
    void noBitOfItCanBeChanged() {
        var bytes = Base64.getUrlDecoder().decode(seal.seal(INVOICE));
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(seal.open(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "AA", "not base64!", "{\"order\":1}", "ä", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoPayloadOpensToNothing(String payload) {
        assertThat(seal.open(payload)).isEmpty();
        assertThat(seal.open(payload.repeat(200))).isEmpty();
        assertThat(seal.open(seal.seal(INVOICE) + payload + "A")).isEmpty();
    }

    @Test
    void secretsAreRotatedWithoutAGap() {
        var rotating = InvoiceSeal.of(NEW + ", " + OLD);
        var before = InvoiceSeal.of(OLD);
        assertThat(rotating.open(before.seal(INVOICE))).contains(INVOICE);
        assertThat(seal.open(rotating.seal(INVOICE))).contains(INVOICE);
        assertThat(seal.open(before.seal(INVOICE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "c2hvcnQ=", "no base64", OLD + ","})
    void aWeakSecretIsRefusedWithoutRepeatingIt(String secrets) {
        assertThatThrownBy(() -> InvoiceSeal.of(secrets))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("INVOICE_SECRETS")
                .hasMessageNotContaining("c2hvcnQ=");
    }
}
