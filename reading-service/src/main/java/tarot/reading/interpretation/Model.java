package tarot.reading.interpretation;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import tarot.contracts.reading.Interpretation;
import tarot.reading.interpretation.Verdict.Fit;
import tarot.reading.interpretation.Verdict.Unfit;

/** Asks the model, checks what it says, and asks once more where that is of no use. */
class Model {

    private static final int ANSWERS_MAX = 2;

    private final ChatModel chat;
    private final ChatOptions options;
    private final PromptWriter prompts;
    private final AnswerCheck check;
    private final MeterRegistry meters;

    Model(ChatModel chat, ChatOptions options, PromptWriter prompts, AnswerCheck check, MeterRegistry meters) {
        this.chat = chat;
        this.options = options;
        this.prompts = prompts;
        this.check = check;
        this.meters = meters;
    }

    /** Throws {@link ModelFailure}. */
    Interpretation interpret(Commission commission) {
        var messages = new ArrayList<Message>();
        messages.add(new SystemMessage(prompts.system(commission)));
        messages.add(new UserMessage(prompts.user(commission)));
        for (int n = 1; n <= ANSWERS_MAX; n++) {
            switch (check.check(ask(new Prompt(messages, options)), commission)) {
                case Fit(var interpretation) -> {
                    count("fit");
                    return interpretation;
                }
                case Unfit(var reason) -> {
                    count("unfit");
                    messages.add(new UserMessage(
                            "An earlier answer could not be used: " + reason + ". Please answer again."));
                }
            }
        }
        throw new ModelFailure(ModelFailure.Kind.USELESS, "no answer was of use");
    }

    private @Nullable String ask(Prompt prompt) {
        try {
            var answer = chat.call(prompt).getResult();
            return answer == null ? null : answer.getOutput().getText();
        } catch (OpenAIServiceException e) {
            count("status-" + e.statusCode());
            throw failure(e.statusCode());
        } catch (OpenAIException e) {
            count("unreachable");
            throw new ModelFailure(
                    ModelFailure.Kind.PASSING, "no answer: " + e.getClass().getSimpleName());
        }
    }

    private static ModelFailure failure(int status) {
        var kind = switch (status) {
            case 401, 403, 404 -> ModelFailure.Kind.MISCONFIGURED;
            case 408, 409, 429 -> ModelFailure.Kind.PASSING;
            default -> status < 500 ? ModelFailure.Kind.DECLINED : ModelFailure.Kind.PASSING;
        };
        return new ModelFailure(kind, "status " + status);
    }

    private void count(String answer) {
        meters.counter("tarot.model.answers", "answer", answer).increment();
    }
}
