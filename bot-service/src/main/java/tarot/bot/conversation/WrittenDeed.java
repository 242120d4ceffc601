package tarot.bot.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.bot.Proposal;
import tarot.contracts.payment.PaymentId;

/** Reads what admins write after their commands. Empty is what is not in the form, to the letter. */
final class WrittenDeed {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final int PERSON_VERSION = 7;
    private static final int AMOUNT_MAX = 100_000;
    private static final int DAYS_MAX = 366;
    private static final int REASON_MAX = 200;

    private WrittenDeed() {}

    /** {@code <user id> <credits> <reason>}, where {@code sign} says whether they are given or taken. */
    static Optional<Proposal> adjustment(String written, int sign) {
        var words = written.split("\\s+", 3);
        return words.length < 3
                ? Optional.empty()
                : person(words[0])
                        .flatMap(person -> number(words[1], AMOUNT_MAX)
                                .flatMap(amount -> reason(words[2])
                                        .map(reason -> new Proposal(
                                                new Proposal.Adjust(person, (long) sign * amount), reason))));
    }

    /** {@code <payment id> <reason>}. */
    static Optional<Proposal> refund(String written) {
        var words = written.split("\\s+", 2);
        return words.length < 2
                ? Optional.empty()
                : uuid(words[0])
                        .flatMap(payment -> reason(words[1])
                                .map(reason -> new Proposal(new Proposal.Refund(new PaymentId(payment)), reason)));
    }

    /** {@code <CODE> <credits> <per person> <in total> <days>}. */
    static Optional<Proposal> promotion(String written, Clock clock) {
        var words = written.split("\\s+", -1);
        if (words.length != 5) {
            return Optional.empty();
        }
        var code = Purchases.code(words[0]);
        var amount = number(words[1], AMOUNT_MAX);
        var perPerson = number(words[2], AMOUNT_MAX);
        var inTotal = number(words[3], AMOUNT_MAX);
        var days = number(words[4], DAYS_MAX);
        if (code.isEmpty() || amount.isEmpty() || perPerson.isEmpty() || inTotal.isEmpty() || days.isEmpty()) {
            return Optional.empty();
        }
        var expiresAt = clock.instant().plus(Duration.ofDays(days.get()));
        return Optional.of(new Proposal(
                new Proposal.Promote(
                        code.get().code(), Credits.of(amount.get()), perPerson.get(), inTotal.get(), expiresAt),
                ""));
    }

    /** Only ids of people: who pastes a payment's by mistake gives nothing to nobody. */
    private static Optional<UserId> person(String written) {
        return uuid(written).filter(id -> id.version() == PERSON_VERSION).map(UserId::new);
    }

    private static Optional<UUID> uuid(String written) {
        return UUID_FORM.matcher(written).matches() ? Optional.of(UUID.fromString(written)) : Optional.empty();
    }

    private static Optional<Integer> number(String written, int max) {
        return NUMBER.matcher(written).matches() && Integer.parseInt(written) <= max
                ? Optional.of(Integer.valueOf(written))
                : Optional.empty();
    }

    private static Optional<String> reason(String written) {
        return switch (WrittenText.read(written, REASON_MAX)) {
            case WrittenText.Fit fit -> Optional.of(fit.text());
            case WrittenText.Unfit _ -> Optional.empty();
        };
    }
}
