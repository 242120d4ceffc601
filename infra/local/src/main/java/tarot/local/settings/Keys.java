package tarot.local.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Fresh keys and passwords, in the forms that the services' settings take. */
public final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Field 3 ({@code key_value}) of Tink's AesGcmKey message, 32 bytes long. */
    private static final byte[] AES_GCM_KEY_HEADER = {0x1a, 32};

    private Keys() {}

    /** A Tink keyset with one AES-256-GCM key: JSON in base64, as {@code TRANSPORT_KEYSET} and {@code STORAGE_KEYSET} take it. */
    public static String keyset() {
        var key = new byte[34];
        System.arraycopy(AES_GCM_KEY_HEADER, 0, key, 0, 2);
        System.arraycopy(bytes(32), 0, key, 2, 32);
        var json = """
                {"primaryKeyId":%1$d,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",\
                "value":"%2$s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":%1$d,"outputPrefixType":"TINK"}]}\
                """.formatted(
                RANDOM.nextInt(1, Integer.MAX_VALUE), Base64.getEncoder().encodeToString(key));
        return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }

    /** 32 random bytes in base64, as {@code IDENTITY_SECRET} takes it. */
    public static String secret() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    /** 40 hexadecimal digits: fit for passwords and webhook secrets wherever they appear. */
    public static String word() {
        return HexFormat.of().formatHex(bytes(20));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
