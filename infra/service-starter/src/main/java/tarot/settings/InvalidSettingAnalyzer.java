package tarot.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a wrong setting in words instead of a stack trace. */
class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSetting cause) {
        return tell(cause);
    }

    static FailureAnalysis tell(InvalidSetting cause) {
        return new FailureAnalysis(
                "The setting " + cause.getMessage() + ".",
                "Set " + cause.setting() + " in the environment, for example " + cause.setting() + "="
                        + cause.example(),
                cause);
    }
}
