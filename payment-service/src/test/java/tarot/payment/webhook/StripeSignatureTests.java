package tarot.payment.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.payment.stripe.StripeProperties;
import tarot.settings.InvalidSetting;

class StripeSignatureTests {

    static final String SECRET = "whsec_test";
    static final String BODY = "{\"id\":\"evt_1\",\"word\":\"\u0444\u2603\"}";
    static final long NOW = 1_790_000_000;

    @ParameterizedTest
    @ValueSource(longs = {0, -299, -300, 299, 300})
    void whatStripeSignsLatelyIsLetIn(long seconds) throws GeneralSecurityException {
        assertThat(isValid(SECRET, signed(NOW + seconds))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -NOW, 5_000_000_000L})
    void whatIsStaleOrAheadOfTimeIsNot(long seconds) throws GeneralSecurityException {
        assertThat(isValid(SECRET, signed(NOW + seconds))).isFalse();
    }

    @Test
    void oneOfTwoSignaturesWillDoWhileASecretIsRolled() throws GeneralSecurityException {
        var old = signed(NOW).replace("v1=", "v1=" + "0".repeat(64) + ",v1=");
        assertThat(isValid(SECRET, old)).isTrue();
        assertThat(isValid(SECRET, signed(NOW) + ",v0=abc,v2=xyz")).isTrue();
    }

    @Test
    void oneOfTwoSecretsWillDo() throws GeneralSecurityException {
        assertThat(isValid("whsec_new, " + SECRET, signed(NOW))).isTrue();
        assertThat(isValid(SECRET + ",whsec_old", signed(NOW))).isTrue();
        assertThat(isValid("whsec_new,whsec_old", signed(NOW))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", ",a", "a,b,c"})
    void neitherOneNorTwoSecretsStopTheStart(String secrets) {
        assertThatThrownBy(() -> signature(secrets))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("STRIPE_WEBHOOK_SECRET")
                .hasMessageNotContaining("a,b");
    }

    @Test
    void anotherSecretOrNoneLetsNothingIn() throws GeneralSecurityException {
        assertThat(isValid("whsec_other", signed(NOW))).isFalse();
        assertThat(isValid("", signed(NOW))).isFalse();
    }

    @Test
    void anotherBodyIsForged() throws GeneralSecurityException {
        assertThat(signature(SECRET).isValid(signed(NOW), (BODY + " ").getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void aKeyWithoutASecretStopsTheStart() {
        assertThatThrownBy(() -> new StripeSignature(account("sk_live_1"), properties(" "), Clock.systemUTC()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("STRIPE_WEBHOOK_SECRET");
    }

    @Test
    void theSecretIsInNoText() {
        assertThat(properties(SECRET).toString()).doesNotContain(SECRET);
    }

    static boolean isValid(String secret, String header) {
        return signature(secret).isValid(header, BODY.getBytes(UTF_8));
    }

    static StripeSignature signature(String secret) {
        var clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        return new StripeSignature(account(""), properties(secret), clock);
    }

    static StripeProperties account(String key) {
        var moment = Duration.ofSeconds(1);
        return new StripeProperties(key, URI.create("http://localhost:1"), moment, moment);
    }

    static WebhookProperties properties(String secret) {
        return new WebhookProperties(secret, Duration.ofMinutes(5));
    }

    /** By Stripe's own library. */
    static String signed(long time) throws GeneralSecurityException {
        return "t=" + time + ",v1=" + com.stripe.net.Webhook.Util.computeHmacSha256(SECRET, time + "." + BODY);
    }
}
