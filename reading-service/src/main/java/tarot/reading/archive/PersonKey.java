package tarot.reading.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/**
 * The key of one person's texts: AES-256-GCM, a random nonce before each ciphertext. Java's own, as Tink's keeps its
 * ciphers by thread, and the threads here live for one reading each.
 */
public final class PersonKey {

    static final int BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom NONCES = new SecureRandom();

    private final @Nullable SecretKeySpec key;
    private final @Nullable ServiceException locked;

    private PersonKey(@Nullable SecretKeySpec key, @Nullable ServiceException locked) {
        this.key = key;
        this.locked = locked;
    }

    PersonKey(byte[] key) {
        this(new SecretKeySpec(key, "AES"), null);
    }

    /** One that is there, but not to be opened by this replica: every use of it throws why. */
    static PersonKey locked(ServiceException why) {
        return new PersonKey(null, why);
    }

    /** True where this replica lacks what opens it, and another, or this one with its settings mended, may have it. */
    public boolean isLocked() {
        return locked != null;
    }

    /** Seals for one place, such as {@code question 0198…}: anywhere else it cannot be opened. */
    public KeptText seal(byte[] plain, String place) {
        var nonce = new byte[NONCE_BYTES];
        NONCES.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return new KeptText(sealed);
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.UNEXPECTED, "a text cannot be sealed", e);
        }
    }

    /** Throws {@link ServiceException} of kind VALIDATION where it was sealed for another place or person. */
    public byte[] open(KeptText text, String place) {
        var sealed = text.ciphertext();
        if (sealed.length < NONCE_BYTES) {
            throw new ServiceException(ErrorKind.VALIDATION, "a text is too short to be one");
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), place);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.VALIDATION, "a text cannot be opened", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        if (locked != null) {
            throw locked;
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }
}
