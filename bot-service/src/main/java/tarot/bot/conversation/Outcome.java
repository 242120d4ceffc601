package tarot.bot.conversation;

import java.util.List;
import tarot.contracts.Message;
import tarot.contracts.reading.Spread;

/** What follows from a turn: what is said to the other services, the session and the usual spread afterwards. */
public record Outcome(List<Message> messages, Session session, Spread usual) {

    public Outcome {
        messages = List.copyOf(messages);
    }

    Outcome with(Session after) {
        return new Outcome(messages, after, usual);
    }
}
