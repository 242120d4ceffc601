package tarot.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;
import java.util.Base64;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.settings.InvalidSetting;

/** A Tink keyset out of a setting; several keys may live in it at once, so keys are rotated without a gap. */
final class Keyset {

    private final Aead aead;

    private Keyset(Aead aead) {
        this.aead = aead;
    }

    /** Reads base64 of Tink's JSON; never repeats what it found. */
    static Keyset of(String setting, String base64) {
        try {
            var json = new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
            var handle =
                    TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            return new Keyset(handle.getPrimitive(AeadConfig2026.get(), Aead.class));
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            throw new InvalidSetting(
                    setting,
                    base64.isBlank() ? "is empty" : "is no base64 of a Tink AEAD keyset in JSON",
                    "$(tinkey create-keyset --key-template AES256_GCM --out-format json | base64 -w0)");
        }
    }

    byte[] seal(byte[] plain, byte[] context) {
        try {
            return LastingThreads.run(() -> aead.encrypt(plain, context));
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.UNEXPECTED, "cannot seal", e);
        }
    }

    byte[] open(byte[] sealed, byte[] context) {
        try {
            return LastingThreads.run(() -> aead.decrypt(sealed, context));
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.VALIDATION, "sealed by another key or for another place", e);
        }
    }
}
