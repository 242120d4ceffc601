package tarot.credit.promotion;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tarot.contracts.credit.PromotionCode;

/** Makes digests of codes: the same for the same code, and of no use to whoever sees them without the key. */
final class Codes {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Codes(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    Digest digest(PromotionCode code) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("promotion ".getBytes(US_ASCII));
            return new Digest(mac.doFinal(code.code().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
