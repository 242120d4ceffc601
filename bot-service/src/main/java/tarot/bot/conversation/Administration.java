package tarot.bot.conversation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.bot.identity.Admins;
import tarot.contracts.bot.Refusal;

/** What admins do besides. To everybody else these are commands and buttons that nobody knows. */
@Configuration(proxyBeanMethods = false)
class Administration {

    private final Admins admins;

    Administration(Admins admins) {
        this.admins = admins;
    }

    @Bean
    Deeds deeds(Seal seal, Clock clock) {
        return new Deeds(seal, clock);
    }

    @Bean
    Command grant(Deeds deeds) {
        return command("grant", deeds::grant);
    }

    @Bean
    Command take(Deeds deeds) {
        return command("take", deeds::take);
    }

    @Bean
    Command refund(Deeds deeds) {
        return command("refund", deeds::refund);
    }

    @Bean
    Command promotion(Deeds deeds) {
        return command("promotion", deeds::promote);
    }

    @Bean
    Button confirm(Deeds deeds) {
        return button("confirm", deeds::confirm);
    }

    @Bean
    Button deny(Deeds deeds) {
        return button("deny", deeds::deny);
    }

    private Command command(String name, Action action) {
        return new Command(name, forAdmins(action, Refusal.UNKNOWN_COMMAND));
    }

    private Button button(String prefix, Action action) {
        return new Button(prefix, forAdmins(action, Refusal.STALE_BUTTON));
    }

    private Action forAdmins(Action action, Refusal otherwise) {
        return (turn, argument) ->
                admins.include(turn.speaker().telegramId()) ? action.on(turn, argument) : turn.refuses(otherwise);
    }
}
