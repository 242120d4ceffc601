package tarot.bot.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in for what must not be stored: HMAC-SHA256 under the service's own secret, cut to 128 bits, so that neither
 * a Telegram id nor a name can be found again by trying all of them.
 */
public final class Identity {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prototype;

    /** Takes a secret of any length; whoever configures it sees to its strength. */
    public Identity(byte[] secret) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By what a person is recognised. */
    public UUID telegramKey(long telegramId) {
        return digest("person", ByteBuffer.allocate(Long.BYTES).putLong(telegramId));
    }

    /** By what a change of name or language is noticed. */
    public UUID profileKey(long telegramId, String name, String language) {
        var text = (language + '\n' + name).getBytes(UTF_8);
        return digest(
                "profile",
                ByteBuffer.allocate(Long.BYTES + text.length)
                        .putLong(telegramId)
                        .put(text));
    }

    /** The ids of what this update asks for: whenever it is delivered again, they are the same. */
    public UpdateIds update(long telegramId, long update) {
        return new UpdateIds(this, telegramId, update);
    }

    /** A key of 32 bytes, for one purpose only. */
    byte[] key(String purpose) {
        var mac = copy();
        mac.update("key".getBytes(UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(purpose.getBytes(UTF_8));
    }

    UUID digest(String kind, ByteBuffer content) {
        var mac = copy();
        mac.update(kind.getBytes(UTF_8));
        mac.update((byte) 0);
        var digest = ByteBuffer.wrap(mac.doFinal(content.array()));
        // version 8: made by the application's own rule
        var high = digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        var low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A Mac is not for two threads at once, and a copy is cheaper than a new one. */
    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
