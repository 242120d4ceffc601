package tarot.payment.stars;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the bot's own list of transactions in Stars.
 *
 * @param id of a payment its charge, of a refund that of the payment
 * @param source from whom, of what came in
 * @param receiver to whom, of what went out
 */
public record StarTransaction(
        @Nullable String id,
        long amount,
        @Nullable Partner source,
        @Nullable Partner receiver) {

    private static final String INVOICE = "invoice_payment";

    /**
     * @param type {@code user}, or something that has nothing to do with invoices
     * @param transactionType newer than the list itself; where it is absent, invoices are what has a payload
     */
    public record Partner(
            @Nullable String type,
            @JsonProperty("transaction_type") @Nullable String transactionType,
            @Nullable Person user,
            @JsonProperty("invoice_payload") @Nullable String payload) {

        boolean isOfInvoice() {
            var invoice = transactionType == null ? payload != null : transactionType.equals(INVOICE);
            return "user".equals(type) && user != null && invoice;
        }
    }

    /** Somebody, to Telegram. */
    public record Person(long id) {}

    /** Who paid an invoice. */
    Optional<Partner> payer() {
        return Optional.ofNullable(source).filter(Partner::isOfInvoice);
    }

    /** Who got the price of an invoice back. */
    Optional<Partner> refunded() {
        return Optional.ofNullable(receiver).filter(Partner::isOfInvoice);
    }
}
