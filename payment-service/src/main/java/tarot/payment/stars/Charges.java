package tarot.payment.stars;

import org.springframework.stereotype.Component;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.StarsCharge;
import tarot.payment.settlement.Payment;
import tarot.sealing.StorageSealing;
import tools.jackson.databind.json.JsonMapper;

/** Telegram's charges as they are kept: encrypted, each for its own payment. */
@Component
class Charges {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StorageSealing sealing;

    Charges(StorageSealing sealing) {
        this.sealing = sealing;
    }

    byte[] seal(PaymentId payment, StarsCharge charge) {
        return sealing.seal(JSON.writeValueAsBytes(charge), Payment.place(payment));
    }

    StarsCharge open(PaymentId payment, byte[] sealed) {
        return JSON.readValue(sealing.open(sealed, Payment.place(payment)), StarsCharge.class);
    }
}
