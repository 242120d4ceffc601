package tarot.bot.telegram;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** A method of the Bot API and its parameters; as JSON it may also stand in the answer to a webhook. */
public record BotCall(
        @JsonProperty("method") String method, @JsonIgnore Map<String, Object> parameters) {

    public BotCall {
        parameters = Map.copyOf(parameters);
    }

    @JsonAnyGetter
    Map<String, Object> flat() {
        return parameters;
    }

    public static BotCall answerCallbackQuery(String id) {
        return new BotCall("answerCallbackQuery", Map.of("callback_query_id", id));
    }

    /** Lets a payment in Stars begin. */
    public static BotCall allowPreCheckoutQuery(String id) {
        return new BotCall("answerPreCheckoutQuery", Map.of("pre_checkout_query_id", id, "ok", true));
    }

    /** Tells who is about to pay in Stars that they cannot. */
    public static BotCall refusePreCheckoutQuery(String id, String why) {
        return new BotCall(
                "answerPreCheckoutQuery", Map.of("pre_checkout_query_id", id, "ok", false, "error_message", why));
    }
}
