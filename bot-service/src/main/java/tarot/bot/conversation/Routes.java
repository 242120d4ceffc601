package tarot.bot.conversation;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tarot.bot.identity.InvitationCodes;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.PageShown;
import tarot.contracts.bot.BotEvent.PageShown.Page;
import tarot.contracts.bot.Refusal;
import tarot.contracts.reading.ReadingCommand.RecallReading;

/**
 * The table of what people can do, but for money ({@link Purchases}) and what admins do ({@link Administration}). The
 * commands of all three are numbered in the order of the menu.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final Pattern PAGE = Pattern.compile("0|[1-9][0-9]{0,3}");
    private static final int LAST_PAGE = 1_000;

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
    @Order(3)
    Command history() {
        return new Command("history", (turn, _) -> recalled(turn, 0));
    }

    @Bean
    @Order(8)
    Command invite(Invitations invitations) {
        return new Command("invite", (turn, _) -> invitations.offer(turn));
    }

    @Bean
    @Order(9)
    Command help() {
        return new Command("help", (turn, _) -> turn.says(HelpOffered::new));
    }

    @Bean
    @Order(10)
    Command support() {
        return support("support", Page.SUPPORT);
    }

    @Bean
    @Order(11)
    Command terms() {
        return page("terms", Page.TERMS);
    }

    @Bean
    @Order(12)
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

    @Bean
    Button pastReading() {
        return new Button("history", (turn, number) -> turned(turn, number, page -> recalled(turn, page)));
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

    /** To a page of what is told page by page, 0 being the newest. */
    static Outcome turned(Turn turn, String number, IntFunction<Outcome> page) {
        return PAGE.matcher(number).matches() && Integer.parseInt(number) <= LAST_PAGE
                ? page.apply(Integer.parseInt(number))
                : turn.refuses(Refusal.STALE_BUTTON);
    }

    private static Outcome recalled(Turn turn, int page) {
        return turn.says((user, request) -> new RecallReading(user, request, page));
    }

    private static Command page(String name, Page page) {
        return new Command(name, (turn, _) -> shown(turn, page));
    }

    /** Whoever writes their trouble next writes no question, and must not pay for it as one. */
    static Command support(String name, Page page) {
        return new Command(name, (turn, _) -> shown(turn, page).with(Session.NONE));
    }

    private static Outcome shown(Turn turn, Page page) {
        return turn.says((user, request) -> new PageShown(user, request, page));
    }
}
