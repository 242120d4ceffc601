package tarot.bot.update;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Of Telegram's update what is used here, by Telegram's names. Everything may be absent; what is about money may be anything. */
record RawUpdate(
        @JsonProperty("update_id") @Nullable Long id,
        @Nullable Message message,
        @JsonProperty("callback_query") @Nullable CallbackQuery callback,
        @JsonProperty("pre_checkout_query") @Nullable JsonNode preCheckout) {

    /** @param notice what Telegram itself says in the chat, about what somebody did there */
    record Message(
            @Nullable User from,
            @Nullable Chat chat,
            @Nullable String text,
            @JsonProperty("successful_payment") @Nullable JsonNode payment,
            @JsonProperty("refunded_payment") @Nullable JsonNode refund,

            @JsonProperty("pinned_message")
            @JsonAlias({
                "message_auto_delete_timer_changed",
                "chat_background_set",
                "write_access_allowed",
                "connected_website",
                "gift",
                "unique_gift"
            })
            @Nullable
            JsonNode notice) {}

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
