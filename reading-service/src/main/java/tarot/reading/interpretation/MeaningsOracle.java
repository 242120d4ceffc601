package tarot.reading.interpretation;

import tarot.contracts.reading.Interpreter;

/** The cards' own meanings, for whom no model is configured. Nobody pays for being told where help is found. */
record MeaningsOracle(BuiltIn builtIn) implements Oracle {

    @Override
    public Reply interpret(Commission commission, int attempt) {
        var interpreter = builtIn.soundsLikeDanger(commission) ? Interpreter.FALLBACK : Interpreter.BUILT_IN;
        return new Reply.Written(builtIn.compose(commission), interpreter);
    }
}
