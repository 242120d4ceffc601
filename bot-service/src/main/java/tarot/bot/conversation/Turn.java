package tarot.bot.conversation;

import java.util.List;
import java.util.function.BiFunction;
import tarot.bot.identity.UpdateIds;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.Refusal;
import tarot.contracts.reading.Spread;

/**
 * A person's move in the conversation.
 *
 * @param usual the spread that they drew last
 */
public record Turn(UserId user, Speaker speaker, Spread usual, Session session, UpdateIds ids) {

    /** Says one thing and leaves the session as it is. */
    Outcome says(BiFunction<UserId, RequestId, ? extends Message> message) {
        return says(List.of(message.apply(user, ids.request())));
    }

    /** Says these things, in their order, and leaves the session as it is. */
    Outcome says(List<Message> messages) {
        return new Outcome(messages, session, usual);
    }

    Outcome refuses(Refusal reason) {
        return says((user, request) -> new InputRefused(user, request, reason));
    }
}
