package tarot.bot.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import tarot.contracts.UserId;

/**
 * What stands in a person's public link in place of their id: the id as one block of AES under the service's own
 * secret, in base64url, always 22 characters. Only this service can turn it back, so whoever sees the link cannot find
 * the person in the streams that analysts read.
 */
public final class InvitationCodes {

    private static final int PERSON_VERSION = 7;
    private static final int RFC_9562 = 2;

    private final SecretKeySpec key;

    public InvitationCodes(Identity identity) {
        this.key = new SecretKeySpec(identity.key("invitation"), "AES");
    }

    /** The same for a person at all times. */
    public String code(UserId user) {
        var id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(aes(Cipher.ENCRYPT_MODE, id.array()));
    }

    /** Empty for what is no person's code; a forged one may, by luck, name a person whom nobody knows. */
    public Optional<UserId> person(String code) {
        var block = block(code);
        if (block.length != 2 * Long.BYTES) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(aes(Cipher.DECRYPT_MODE, block));
        var user = new UserId(new UUID(id.getLong(), id.getLong()));
        var isPerson = user.value().version() == PERSON_VERSION && user.value().variant() == RFC_9562;
        return isPerson && code(user).equals(code) ? Optional.of(user) : Optional.empty();
    }

    private static byte[] block(String code) {
        try {
            return Base64.getUrlDecoder().decode(code);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    /** ECB gives away which blocks are alike; here there is one, and that it is always the same is what links need. */
    @SuppressWarnings("InsecureCryptoUsage")
    private byte[] aes(int direction, byte[] block) {
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(direction, key);
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }
}
