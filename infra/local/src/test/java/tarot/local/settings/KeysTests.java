package tarot.local.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeysTests {

    @Test
    void aKeysetIsOneThatTinkEncryptsWith() throws GeneralSecurityException {
        var json = new String(Base64.getDecoder().decode(Keys.keyset()), UTF_8);
        var aead = TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
        var sealed = aead.encrypt("the moon".getBytes(UTF_8), "event".getBytes(UTF_8));
        assertThat(aead.decrypt(sealed, "event".getBytes(UTF_8))).isEqualTo("the moon".getBytes(UTF_8));
    }
}
