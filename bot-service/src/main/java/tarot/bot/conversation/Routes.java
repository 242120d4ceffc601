package tarot.bot.conversation;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tarot.bot.identity.InvitationCodes;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.PageShown;
import tarot.contracts.bot.BotEvent.PageShown.Page;
import tarot.contracts.bot.Refusal;

/**
 * The table of what people can do, but for money ({@link Purchases}) and what admins do ({@link Administration}). The
 * commands of all three are numbered in the order of the menu.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    Readings readings(Seal seal) {
        return new Readings(seal);
    }

    @Bean
    Invitations invitations(InvitationCodes codes, Seal seal) {
        return new Invitations(codes, seal);
    }

    @Bean
    @Order(1)
    Command start(Invitations invitations) {
        return new Command("start", invitations::greet);
    }

    @Bean
    @Order(2)
    Command reading(Readings readings) {
        return new Command("reading", readings::begin);
    }

    @Bean
    @Order(7)
    Command invite(Invitations invitations) {
        return new Command("invite", (turn, _) -> invitations.offer(turn));
    }

    @Bean
    @Order(8)
    Command help() {
        return new Command("help", (turn, _) -> turn.says(HelpOffered::new));
    }

    @Bean
    @Order(9)
    Command support() {
        return page("support", Page.SUPPORT);
    }

    @Bean
    @Order(10)
    Command terms() {
        return page("terms", Page.TERMS);
    }

    @Bean
    @Order(11)
    Command cancel() {
        return new Command("cancel", (turn, _) -> cancelled(turn));
    }

    @Bean
    Command privacy() {
        return page("privacy", Page.PRIVACY);
    }

    @Bean
    Button spread(Readings readings) {
        return new Button("spread", readings::choose);
    }

    /** The two commands that other messages put on a button. */
    @Bean
    Button menu(Command reading, Command buy) {
        var offered = List.of(reading, buy);
        return new Button(
                "menu",
                (turn, name) -> offered.stream()
                        .filter(command -> command.name().equals(name))
                        .findFirst()
                        .map(command -> command.action().on(turn, ""))
                        .orElseGet(() -> turn.refuses(Refusal.STALE_BUTTON)));
    }

    /** Says whether there was anything to give up, and gives it up. */
    static Outcome cancelled(Turn turn) {
        var nothingBegun = turn.session().equals(Session.NONE);
        return turn.says((user, request) -> new ConversationCancelled(user, request, nothingBegun))
                .with(Session.NONE);
    }

    static Command page(String name, Page page) {
        return new Command(name, (turn, _) -> turn.says((user, request) -> new PageShown(user, request, page)));
    }
}
