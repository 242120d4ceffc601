package tarot.contracts.notification;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.WirePattern;

/** What became of what people were sent, published by notification-service. */
public sealed interface NotificationEvent extends Message {

    /** The id of the message that was to be told. */
    UUID told();

    @Override
    default Topic topic() {
        return Topic.NOTIFICATION_EVENTS;
    }

    @Override
    default UUID cause() {
        return told();
    }

    /** Telegram accepted it; {@code type} is the wire name of what was told. */
    @JsonTypeName("tarot.notification.message-delivered.v1")
    record MessageDelivered(
            UUID told,
            UserId user,
            @WirePattern("[a-z0-9.-]{1,100}") String type) implements NotificationEvent {}

    /** Telegram will not take it, whatever is tried. */
    @JsonTypeName("tarot.notification.message-failed.v1")
    record MessageFailed(
            UUID told,
            UserId user,
            @WirePattern("[a-z0-9.-]{1,100}") String type) implements NotificationEvent {}

    /** The person blocked the bot or is gone. */
    @JsonTypeName("tarot.notification.recipient-unreachable.v1")
    record RecipientUnreachable(UUID told, UserId user) implements NotificationEvent {}
}
