package tarot.contracts.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.reading.Spread;

/** Facts about people and conversation, published by bot-service. */
public sealed interface BotEvent extends Message {

    @Override
    default Topic topic() {
        return Topic.BOT_EVENTS;
    }

    /** Somebody wrote for the first time. */
    @JsonTypeName("tarot.bot.person-registered.v1")
    record PersonRegistered(
            UserId user, @SealedContent(Person.class) Sealed sealed) implements BotEvent {
        @Override
        public UUID cause() {
            return user.value();
        }
    }

    /** A person goes by another name or language than before. */
    @JsonTypeName("tarot.bot.person-changed.v1")
    record PersonChanged(
            UserId user,
            RequestId request,
            @SealedContent(Person.class) Sealed sealed) implements BotEvent {
        @Override
        public UUID cause() {
            return request.value();
        }
    }

    /** What a person did in the chat that is answered without any other service deciding. */
    sealed interface ConversationEvent extends BotEvent {

        RequestId request();

        @Override
        default UUID cause() {
            return request().value();
        }
    }

    /** A person said {@code /start}. */
    @JsonTypeName("tarot.bot.greeted.v1")
    record Greeted(UserId user, RequestId request) implements ConversationEvent {}

    /** The person is shown the spreads to choose from. */
    @JsonTypeName("tarot.bot.spreads-offered.v1")
    record SpreadsOffered(UserId user, RequestId request) implements ConversationEvent {}

    /** A spread is chosen; the question is still to come. */
    @JsonTypeName("tarot.bot.question-asked-for.v1")
    record QuestionAskedFor(UserId user, RequestId request, Spread spread) implements ConversationEvent {}

    /** The person asked for help and is told what there is to do. */
    @JsonTypeName("tarot.bot.help-offered.v1")
    record HelpOffered(UserId user, RequestId request) implements ConversationEvent {}

    /** The person gave up what they had begun; {@code nothingBegun} when there was nothing to give up. */
    @JsonTypeName("tarot.bot.conversation-cancelled.v1")
    record ConversationCancelled(UserId user, RequestId request, boolean nothingBegun) implements ConversationEvent {}

    /** What the person sent cannot be taken; they are told why and what to do instead. */
    @JsonTypeName("tarot.bot.input-refused.v1")
    record InputRefused(UserId user, RequestId request, Refusal reason) implements ConversationEvent {}

    /**
     * Too many requests in the window; the person may try again after {@code retryAfterSeconds}. Said once in a window,
     * however many there are.
     */
    @JsonTypeName("tarot.bot.request-throttled.v1")
    record RequestThrottled(UserId user, RequestId request, int retryAfterSeconds) implements ConversationEvent {}

    /** The person asked for one of the pages that every shop has. */
    @JsonTypeName("tarot.bot.page-shown.v1")
    record PageShown(UserId user, RequestId request, Page page) implements ConversationEvent {
        /** Which. */
        public enum Page {
            @JsonProperty("terms")
            TERMS,
            @JsonProperty("privacy")
            PRIVACY,
            @JsonProperty("support")
            SUPPORT,
            @JsonProperty("paysupport")
            PAY_SUPPORT
        }
    }

    /** The person wants to invite others; their code is sealed. */
    @JsonTypeName("tarot.bot.invitation-offered.v1")
    record InvitationOffered(
            UserId user,
            RequestId request,
            @SealedContent(Invitation.class) Sealed sealed) implements ConversationEvent {}

    /** An admin is to confirm what they are about to do. */
    @JsonTypeName("tarot.bot.confirmation-asked-for.v1")
    record ConfirmationAskedFor(
            UserId user,
            RequestId request,
            @SealedContent(Proposal.class) Sealed sealed) implements ConversationEvent {}
}
