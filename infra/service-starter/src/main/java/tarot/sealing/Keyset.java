package tarot.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.stream.IntStream;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.settings.InvalidSetting;

/** A Tink keyset out of a setting; several keys may live in it at once, so keys are rotated without a gap. */
final class Keyset {

    private static final byte TINK = 1;
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final String setting;
    private final Aead aead;
    private final Set<Integer> keys;

    private Keyset(String setting, Aead aead, Set<Integer> keys) {
        this.setting = setting;
        this.aead = aead;
        this.keys = keys;
    }

    /** Reads base64 of Tink's JSON; never repeats what it found. */
    static Keyset of(String setting, String base64) {
        try {
            var json = new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
            var handle =
                    TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            var keys = IntStream.range(0, handle.size())
                    .mapToObj(n -> handle.getAt(n).getId())
                    .collect(toUnmodifiableSet());
            return new Keyset(setting, handle.getPrimitive(AeadConfig2026.get(), Aead.class), keys);
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            throw new InvalidSetting(
                    setting,
                    base64.isBlank() ? "is empty" : "is no base64 of a Tink AEAD keyset in JSON",
                    "$(tinkey create-keyset --key-template AES256_GCM --out-format json | base64 -w0)");
        }
    }

    private static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }

    byte[] seal(byte[] plain, byte[] context) {
        try {
            return LastingThreads.run(() -> aead.encrypt(plain, context));
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.UNEXPECTED, "cannot seal", e);
        }
    }

    /** Where the key is not known it is this service that lacks something: that is tried again, and wakes somebody. */
    byte[] open(byte[] sealed, byte[] context) {
        if (sealed.length > PREFIX_BYTES && sealed[0] == TINK && !keys.contains(keyOf(sealed))) {
            throw new ServiceException(ErrorKind.UNEXPECTED, "sealed by a key that " + setting + " does not have");
        }
        try {
            return LastingThreads.run(() -> aead.decrypt(sealed, context));
        } catch (GeneralSecurityException e) {
            throw new ServiceException(ErrorKind.VALIDATION, "sealed by another key or for another place", e);
        }
    }
}
