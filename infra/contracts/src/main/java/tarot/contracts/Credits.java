package tarot.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A whole, non-negative number of credits. */
public record Credits(@JsonValue long amount) {

    public static final Credits NONE = new Credits(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Credits {
        if (amount < 0) {
            throw new IllegalArgumentException("credits must not be negative: " + amount);
        }
    }

    public static Credits of(long amount) {
        return new Credits(amount);
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(amount, other.amount));
    }

    /** Throws {@link IllegalArgumentException} where more is taken than there is: ask {@link #covers} first. */
    public Credits minus(Credits other) {
        return new Credits(amount - other.amount);
    }

    public boolean covers(Credits price) {
        return amount >= price.amount;
    }

    @Override
    public String toString() {
        return Long.toString(amount);
    }
}
