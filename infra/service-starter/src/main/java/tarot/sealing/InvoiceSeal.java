package tarot.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.settings.InvalidSetting;

/**
 * Signs what an invoice promises, so that whoever is asked to let a payment begin needs nothing else to judge it: no
 * database, no broker. The payload is base64url of the fields and the first 16 bytes of their HMAC-SHA256, at most 128
 * characters, as Telegram allows.
 */
public final class InvoiceSeal {

    private static final String SETTING = "INVOICE_SECRETS";
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte VERSION = 1;
    private static final int SECRET_BYTES_MIN = 32;
    private static final int MAC_BYTES = 16;
    private static final int FIXED_BYTES = 1 + 2 * Long.BYTES + 2 * Long.BYTES + Long.BYTES + 3 * Integer.BYTES;
    private static final int PAYLOAD_MAX = 128;

    private final List<SecretKeySpec> keys;

    private InvoiceSeal(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /** Reads secrets in base64, separated by commas: the first signs, all are believed, so that they can be rotated. */
    public static InvoiceSeal of(String secrets) {
        return new InvoiceSeal(
                Arrays.stream(secrets.split(",", -1)).map(InvoiceSeal::key).toList());
    }

    /** The payload for Telegram. */
    public String seal(Invoice invoice) {
        var pack = invoice.pack().getBytes(US_ASCII);
        var fields = ByteBuffer.allocate(FIXED_BYTES + pack.length)
                .put(VERSION)
                .putLong(invoice.order().value().getMostSignificantBits())
                .putLong(invoice.order().value().getLeastSignificantBits())
                .putLong(invoice.user().value().getMostSignificantBits())
                .putLong(invoice.user().value().getLeastSignificantBits())
                .putLong(invoice.telegramUserId())
                .putInt(Math.toIntExact(invoice.credits().amount()))
                .putInt(invoice.stars())
                .putInt((int) invoice.expiresAt().getEpochSecond()) // unsigned: good until 2106
                .put(pack)
                .array();
        var sealed = ByteBuffer.allocate(fields.length + MAC_BYTES)
                .put(fields)
                .put(mac(keys.getFirst(), fields))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Empty for what was not signed here, whatever it looks like. An invoice that has expired is an invoice. */
    public Optional<Invoice> open(String payload) {
        if (payload.length() > PAYLOAD_MAX) {
            return Optional.empty();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(payload);
            var end = sealed.length - MAC_BYTES;
            if (end < FIXED_BYTES) {
                return Optional.empty();
            }
            var fields = Arrays.copyOf(sealed, end);
            var given = Arrays.copyOfRange(sealed, end, sealed.length);
            var signed = false;
            for (var key : keys) {
                signed |= MessageDigest.isEqual(given, mac(key, fields));
            }
            return signed ? Optional.of(invoice(ByteBuffer.wrap(fields))) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static Invoice invoice(ByteBuffer fields) {
        if (fields.get() != VERSION) {
            throw new IllegalArgumentException("an invoice of another version");
        }
        var order = new OrderId(new UUID(fields.getLong(), fields.getLong()));
        var user = new UserId(new UUID(fields.getLong(), fields.getLong()));
        var buyer = fields.getLong();
        var credits = Credits.of(fields.getInt());
        var stars = fields.getInt();
        var expiresAt = Instant.ofEpochSecond(Integer.toUnsignedLong(fields.getInt()));
        return new Invoice(order, user, buyer, US_ASCII.decode(fields).toString(), credits, stars, expiresAt);
    }

    private static byte[] mac(SecretKeySpec key, byte[] fields) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("invoice".getBytes(UTF_8)); // the same secret, used elsewhere, signs no invoices
            return Arrays.copyOf(mac.doFinal(fields), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String base64) {
        try {
            var secret = Base64.getDecoder().decode(base64.strip());
            if (secret.length >= SECRET_BYTES_MIN) {
                return new SecretKeySpec(secret, ALGORITHM);
            }
            throw invalid(
                    base64.isBlank() ? "is empty" : "has a secret that is too short: " + secret.length + " bytes");
        } catch (IllegalArgumentException _) {
            throw invalid("has a secret that is no base64");
        }
    }

    private static InvalidSetting invalid(String found) {
        return new InvalidSetting(SETTING, found, "the output of: openssl rand -base64 32");
    }
}
