package tarot.simulators.telegram;

/**
 * A service message: Stars went from the person to the bot, or back.
 *
 * @param refund whether they went back
 */
public record Receipt(StarPayment payment, boolean refund) implements Attachment {

    /** What people see. */
    public String text() {
        return refund
                ? "You received a refund of ⭐️" + payment.amount()
                : "You successfully transferred ⭐️" + payment.amount() + " to the bot";
    }
}
