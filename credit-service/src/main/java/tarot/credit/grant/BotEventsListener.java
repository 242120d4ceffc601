package tarot.credit.grant;

import java.util.ArrayList;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.bot.BotEvent.ConversationEvent;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;

@Component
class BotEventsListener {

    private final Welcomes welcomes;

    BotEventsListener(Welcomes welcomes) {
        this.welcomes = welcomes;
    }

    @KafkaListener(topics = Topic.BOT_EVENTS_NAME)
    void on(List<BotEvent> events) {
        var registered = new ArrayList<UserId>();
        for (var event : events) {
            switch (event) {
                case PersonRegistered person -> registered.add(person.user());
                case PersonChanged _, ConversationEvent _ -> {
                    // what people are called and what they do in the chat moves no credits
                }
            }
        }
        if (!registered.isEmpty()) {
            welcomes.welcome(registered);
        }
    }
}
