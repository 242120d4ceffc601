package tarot.reading.interpretation;

import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpreter;

/** Whoever puts drawn cards into words. */
interface Oracle {

    /** @param attempt from 1: how often this has been tried, now included */
    Reply interpret(Commission commission, int attempt);

    sealed interface Reply {

        record Written(Interpretation interpretation, Interpreter interpreter) implements Reply {}

        /** It did not work out, and may at another time. */
        record Later() implements Reply {}
    }
}
