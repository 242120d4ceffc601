package tarot.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/** How a key is exchanged while services run: known everywhere first, used for sealing then. */
class KeysetTests {

    static final byte[] PLAIN = {1, 2, 3};
    static final byte[] CONTEXT = {4};

    final Key oldKey = key();
    final Key newKey = key();

    KeysetTests() throws GeneralSecurityException {}

    @Test
    void whoKnowsBothKeysOpensWhatEitherSealed() throws GeneralSecurityException {
        var before = keyset(true);
        var after = keyset(false);
        assertThat(after.open(before.seal(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
        assertThat(before.open(after.seal(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void whatAnUnknownKeySealedIsTriedAgainAndWakesSomebody() throws GeneralSecurityException {
        var sealed = keyset(true).seal(PLAIN, CONTEXT);
        var lagging = keyset(
                KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key()).makePrimary()));
        assertThatThrownBy(() -> lagging.open(sealed, CONTEXT))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED));
        assertThat(ErrorKind.UNEXPECTED.retryable()).isTrue();
    }

    private Keyset keyset(boolean oldIsPrimary) throws GeneralSecurityException {
        var one = KeysetHandle.importKey(oldKey);
        var other = KeysetHandle.importKey(newKey);
        (oldIsPrimary ? one : other).makePrimary();
        return keyset(KeysetHandle.newBuilder().addEntry(one).addEntry(other));
    }

    private static Keyset keyset(KeysetHandle.Builder builder) throws GeneralSecurityException {
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(
                builder.build(), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        return Keyset.of("TRANSPORT_KEYSET", Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Key key() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                .getPrimary()
                .getKey();
    }
}
