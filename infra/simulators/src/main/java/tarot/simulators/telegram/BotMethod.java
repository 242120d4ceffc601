package tarot.simulators.telegram;

import tarot.simulators.http.Parameters;
import tools.jackson.databind.JsonNode;

/** One method of the Bot API: takes the call's parameters, gives its {@code result} or throws a {@link Refusal}. */
@FunctionalInterface
interface BotMethod {
    JsonNode call(Parameters call) throws InterruptedException;
}
