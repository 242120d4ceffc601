package tarot.simulators.telegram;

/**
 * A card that asks for Stars. It stays open: the same one may be paid again.
 *
 * @param payload what the bot will get back; people do not see it
 * @param amount in the currency's smallest unit; a Star has no smaller one
 * @param label of the button that pays
 * @param pending whether the bot is being asked if the payment may begin
 * @param paid how often it was paid
 * @param refunded how often the money went back
 * @param refusal why the last attempt came to nothing, empty where it did not
 */
public record Invoice(
        String title,
        String description,
        String payload,
        String startParameter,
        String currency,
        long amount,
        String label,
        boolean pending,
        int paid,
        int refunded,
        String refusal)
        implements Attachment {

    /** The currency's name for Telegram Stars. */
    public static final String STARS = "XTR";

    Invoice fresh() {
        return with(false, 0, 0, "");
    }

    Invoice asked() {
        return with(true, paid, refunded, "");
    }

    Invoice paidOnce() {
        return with(false, paid + 1, refunded, "");
    }

    Invoice refundedOnce() {
        return with(pending, paid, refunded + 1, refusal);
    }

    Invoice refused(String why) {
        return with(false, paid, refunded, why);
    }

    private Invoice with(boolean isPending, int timesPaid, int timesRefunded, String why) {
        return new Invoice(
                title,
                description,
                payload,
                startParameter,
                currency,
                amount,
                label,
                isPending,
                timesPaid,
                timesRefunded,
                why);
    }
}
