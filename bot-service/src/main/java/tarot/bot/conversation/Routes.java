package tarot.bot.conversation;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.sealing.TransportSealing;

/** The table of what people can do. The commands stand in the order of the menu. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final Pattern PACK = Pattern.compile("[a-z0-9]{1,16}");

    @Bean
    Readings readings(TransportSealing sealing) {
        return new Readings(sealing::seal);
    }

    @Bean
    @Order(1)
    Command start() {
        return new Command("start", (turn, _) -> turn.says(Greeted::new));
    }

    @Bean
    @Order(2)
    Command reading(Readings readings) {
        return new Command("reading", readings::begin);
    }

    @Bean
    @Order(3)
    Command balance() {
        return new Command("balance", (turn, _) -> turn.says(ReportBalance::new));
    }

    @Bean
    @Order(4)
    Command buy() {
        return new Command("buy", (turn, _) -> turn.says(OfferPackages::new));
    }

    @Bean
    @Order(5)
    Command help() {
        return new Command("help", (turn, _) -> turn.says(HelpOffered::new));
    }

    @Bean
    @Order(6)
    Command cancel() {
        return new Command("cancel", (turn, _) -> cancelled(turn));
    }

    @Bean
    Button spread(Readings readings) {
        return new Button("spread", readings::choose);
    }

    @Bean
    Button pack() {
        return new Button("buy", Routes::checkout);
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

    private static Outcome cancelled(Turn turn) {
        var nothingBegun = turn.session().equals(Session.NONE);
        return turn.says((user, request) -> new ConversationCancelled(user, request, nothingBegun))
                .with(Session.NONE);
    }

    private static Outcome checkout(Turn turn, String pack) {
        return PACK.matcher(pack).matches()
                ? turn.says((user, _) -> new StartCheckout(turn.ids().order(), user, pack))
                : turn.refuses(Refusal.STALE_BUTTON);
    }
}
