package tarot.reading.interpretation;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.reading.Interpreter;
import tarot.errors.ErrorKind;

/** The model; and where it is down, the cards' own meanings, at once and for free. */
class ModelOracle implements Oracle {

    private static final Logger log = LoggerFactory.getLogger(ModelOracle.class);

    private final Model model;
    private final CircuitBreaker breaker;
    private final BuiltIn builtIn;
    private final int attemptsMax;

    ModelOracle(Model model, CircuitBreaker breaker, BuiltIn builtIn, int attemptsMax) {
        this.model = model;
        this.breaker = breaker;
        this.builtIn = builtIn;
        this.attemptsMax = attemptsMax;
    }

    @Override
    public Reply interpret(Commission commission, int attempt) {
        if (attempt > attemptsMax) {
            return fallback(commission); // its workers died over it: no third party is asked any more
        }
        try {
            return new Reply.Written(breaker.executeSupplier(() -> model.interpret(commission)), Interpreter.MODEL);
        } catch (CallNotPermittedException _) {
            return fallback(commission);
        } catch (ModelFailure failure) {
            tell(commission, failure);
            if (failure.what() == ModelFailure.Kind.DECLINED) {
                // most of all by a filter that took fright at the question
                return new Reply.Written(builtIn.composeWithCare(commission), Interpreter.FALLBACK);
            }
            return failure.mayPass() && attempt < attemptsMax ? new Reply.Later() : fallback(commission);
        }
    }

    private Reply fallback(Commission commission) {
        return new Reply.Written(builtIn.compose(commission), Interpreter.FALLBACK);
    }

    private static void tell(Commission commission, ModelFailure failure) {
        var level = failure.what() == ModelFailure.Kind.MISCONFIGURED
                ? ErrorKind.UNEXPECTED.logLevel() // somebody has to set it right
                : failure.kind().logLevel();
        log.atLevel(level)
                .addKeyValue("reading", commission.reading())
                .addKeyValue("kind", failure.kind())
                .addKeyValue("failure", failure.what())
                .log("the model failed: {}", failure.getMessage());
    }
}
