package tarot.payment.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tarot.contracts.payment.PaymentMethod;
import tarot.settings.InvalidSetting;

/**
 * What is sold, and how it may be paid.
 *
 * @param methods wire names; the first is meant where a person named none
 * @param invoiceExpiresAfter how long an invoice in Stars may be paid
 * @param packs in the order in which they are offered
 */
@ConfigurationProperties("tarot.sale")
public record SaleProperties(List<String> methods, Duration invoiceExpiresAfter, List<Pack> packs) {

    /**
     * A package.
     *
     * @param name on the wire, such as {@code p25}
     * @param cents its price in US cents
     */
    public record Pack(String name, long credits, int stars, long cents) {

        public Pack {
            if (!name.matches("[a-z0-9]{1,16}") || credits <= 0 || stars <= 0 || cents <= 0) {
                throw new InvalidSetting(
                        "tarot.sale.packs",
                        "has a package that nobody can buy",
                        "name p25, credits 25, stars 225, cents 449");
            }
        }
    }

    public SaleProperties {
        if (parsed(methods).isEmpty()) {
            throw methods("is empty");
        }
        if (!invoiceExpiresAfter.isPositive()) {
            throw new InvalidSetting("INVOICE_EXPIRES_AFTER", "is no time at all", "1h");
        }
        packs = List.copyOf(packs);
    }

    /** In the order of preference. */
    public List<PaymentMethod> accepted() {
        return parsed(methods);
    }

    private static List<PaymentMethod> parsed(List<String> names) {
        var found = new LinkedHashSet<PaymentMethod>();
        for (var name : names) {
            var method = PaymentMethod.named(name.strip());
            if (!found.add(method.orElseThrow(() -> methods("names a way to pay that there is not")))) {
                throw methods("names a way to pay twice");
            }
        }
        return new ArrayList<>(found);
    }

    private static InvalidSetting methods(String found) {
        return new InvalidSetting("PAYMENT_METHODS", found, "stars,stripe");
    }
}
