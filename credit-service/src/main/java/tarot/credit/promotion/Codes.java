package tarot.credit.promotion;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tarot.contracts.credit.PromotionCode;

/** Makes digests of codes: the same for the same code, and of no use to whoever sees them without the key. */
final class Codes {

    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<byte[]> key;

    /** @param key always the same */
    Codes(Supplier<byte[]> key) {
        this.key = key;
    }

    Digest digest(PromotionCode code) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            mac.update("promotion ".getBytes(US_ASCII));
            return new Digest(mac.doFinal(code.code().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
