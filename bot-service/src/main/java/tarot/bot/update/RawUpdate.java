package tarot.bot.update;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Of Telegram's update what is used here, by Telegram's names. Everything may be absent; what is about money may be anything. */
record RawUpdate(
        @JsonProperty("update_id") @Nullable Long id,
        @Nullable Message message,
        @JsonProperty("callback_query") @Nullable CallbackQuery callback,
        @JsonProperty("pre_checkout_query") @Nullable JsonNode preCheckout) {

    record Message(
            @Nullable User from,
            @Nullable Chat chat,
            @Nullable String text,
            @JsonProperty("successful_payment") @Nullable JsonNode payment,
            @JsonProperty("refunded_payment") @Nullable JsonNode refund) {}

    record CallbackQuery(
            @Nullable String id,
            @Nullable User from,
            @Nullable Message message,
            @Nullable String data) {}

    record User(
            long id,
            @JsonProperty("is_bot") boolean bot,
            @JsonProperty("first_name") @Nullable String name,
            @JsonProperty("language_code") @Nullable String language) {}

    record Chat(long id, @Nullable String type) {}
}
