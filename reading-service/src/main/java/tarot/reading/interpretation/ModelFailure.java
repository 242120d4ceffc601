package tarot.reading.interpretation;

import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/** The model did not do what was asked. Has no cause, as the client's exceptions repeat what was sent and received. */
class ModelFailure extends ServiceException {

    enum Kind {
        /** Too many calls, an error of its own, silence: another attempt may help. */
        PASSING(true),
        /** Twice an answer that cannot be given to anybody. */
        USELESS(true),
        /** It will not do this one. */
        DECLINED(false),
        /** The key or the model's name is wrong: nothing will work until somebody sets it right. */
        MISCONFIGURED(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }
    }

    private final Kind kind;

    ModelFailure(Kind kind, String message) {
        super(ErrorKind.EXTERNAL_API, message);
        this.kind = kind;
    }

    Kind what() {
        return kind;
    }

    boolean mayPass() {
        return kind.passing;
    }

    /** Whether it says nothing about the others: whoever asks for nonsense must not take the model from everybody. */
    boolean isOfOneQuestion() {
        return kind == Kind.DECLINED || kind == Kind.USELESS;
    }
}
