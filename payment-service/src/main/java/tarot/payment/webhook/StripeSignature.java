package tarot.payment.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tarot.payment.stripe.StripeProperties;
import tarot.settings.InvalidSetting;

/**
 * Stripe's scheme {@code t=<seconds>,v1=<hex>}: HMAC-SHA256 over the time, a dot and the body as it came. Stripe's own
 * library is not used for it: it takes a time in the future, reads the body as text, and throws on malformed headers.
 */
@Component
class StripeSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEADER_MAX = 2_048;
    private static final int SECRETS_MAX = 2;
    private static final Pattern TIME = Pattern.compile("[0-9]{1,11}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final List<SecretKeySpec> keys;
    private final Duration tolerance;
    private final Clock clock;

    StripeSignature(StripeProperties account, WebhookProperties properties, Clock clock) {
        var secret = properties.webhookSecret();
        if (secret.isBlank() && account.isConfigured()) {
            throw new InvalidSetting(
                    "STRIPE_WEBHOOK_SECRET", "is empty, though STRIPE_API_KEY is set", "whsec_… of your endpoint");
        }
        this.keys = secret.isBlank() ? List.of() : keys(secret);
        this.tolerance = properties.tolerance();
        this.clock = clock;
    }

    /** False for whatever is malformed, stale, ahead of time or forged; and where no secret is configured. */
    boolean isValid(@Nullable String header, byte[] body) {
        if (header == null || header.length() > HEADER_MAX) {
            return false;
        }
        String time = null;
        List<byte[]> signatures = new ArrayList<>();
        for (var part : header.split(",", -1)) {
            var name = part.substring(0, Math.max(part.indexOf('='), 0));
            var value = part.substring(part.indexOf('=') + 1);
            if (name.equals("t")) {
                if (time != null || !TIME.matcher(value).matches()) {
                    return false;
                }
                time = value;
            } else if (time == null) {
                return false; // Stripe says the time first
            } else if (name.equals("v1") && HEX.matcher(value).matches()) {
                signatures.add(HexFormat.of().parseHex(value));
            }
        }
        return time != null && isRecent(time) && isSigned(signatures, time, body);
    }

    private boolean isRecent(String time) {
        var away = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time));
        return away <= tolerance.toSeconds();
    }

    /** There are two signatures, or two secrets here, while a secret is being rolled. */
    private boolean isSigned(List<byte[]> signatures, String time, byte[] body) {
        var found = false;
        for (var key : keys) {
            var expected = mac(key, time, body);
            for (var signature : signatures) {
                found |= MessageDigest.isEqual(signature, expected);
            }
        }
        return found;
    }

    private static List<SecretKeySpec> keys(String secrets) {
        var names = secrets.split(",", -1);
        if (names.length > SECRETS_MAX || Arrays.stream(names).anyMatch(String::isBlank)) {
            throw new InvalidSetting(
                    "STRIPE_WEBHOOK_SECRET", "is not one secret, or two separated by a comma", "whsec_new,whsec_old");
        }
        return Arrays.stream(names)
                .map(secret -> new SecretKeySpec(secret.strip().getBytes(UTF_8), ALGORITHM))
                .toList();
    }

    private static byte[] mac(SecretKeySpec key, String time, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time + ".").getBytes(US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
