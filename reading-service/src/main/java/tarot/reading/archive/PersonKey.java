package tarot.reading.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/** The key of one person's texts. */
public final class PersonKey {

    static final int BYTES = 32;

    private final Aead aead;

    PersonKey(byte[] key) {
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.UNEXPECTED, "a person's key is unusable", e);
        }
    }

    /** Seals for one place, such as {@code question 0198…}: anywhere else it cannot be opened. */
    public KeptText seal(byte[] plain, String place) {
        try {
            return new KeptText(aead.encrypt(plain, place.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.UNEXPECTED, "a text cannot be sealed", e);
        }
    }

    /** Throws {@link ServiceException} of kind VALIDATION where it was sealed for another place or person. */
    public byte[] open(KeptText text, String place) {
        try {
            return aead.decrypt(text.ciphertext(), place.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.VALIDATION, "a text cannot be opened", e);
        }
    }
}
