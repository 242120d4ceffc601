package tarot.credit.promotion;

import java.util.Arrays;

/** What is kept of a code. */
record Digest(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest(var others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "digest";
    }
}
