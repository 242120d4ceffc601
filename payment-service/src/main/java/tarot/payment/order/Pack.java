package tarot.payment.order;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentEvent.Offer;

/** The packages on offer. Prices are in cents of {@link #CURRENCY}; an order keeps the price it was placed at. */
enum Pack {
    P10("p10", 10, 199),
    P25("p25", 25, 449),
    P60("p60", 60, 899),
    P150("p150", 150, 1_999);

    static final String CURRENCY = "usd";

    private final Offer offer;

    Pack(String wireName, long credits, long amount) {
        this.offer = new Offer(wireName, Credits.of(credits), amount, CURRENCY);
    }

    Offer offer() {
        return offer;
    }

    static List<Offer> offers() {
        return Arrays.stream(values()).map(Pack::offer).toList();
    }

    /** Empty for a name that no package has. */
    static Optional<Pack> named(String wireName) {
        return Arrays.stream(values())
                .filter(pack -> pack.offer.pack().equals(wireName))
                .findFirst();
    }
}
