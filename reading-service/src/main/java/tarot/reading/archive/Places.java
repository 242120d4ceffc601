package tarot.reading.archive;

import tarot.contracts.reading.ReadingId;

/** Where texts are kept: each is bound to its place, so that rows cannot be exchanged. */
public final class Places {

    private Places() {}

    public static String question(ReadingId reading) {
        return "question " + reading;
    }

    public static String interpretation(ReadingId reading) {
        return "interpretation " + reading;
    }
}
