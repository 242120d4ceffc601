package tarot.bot.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;
import tarot.bot.conversation.Command;

/** What Telegram is told at the start: how updates reach us, and the menu of commands. */
@Component
public class Registration {

    /** Everything that is understood, named in full, as Telegram otherwise chooses. */
    public static final List<String> ALLOWED_UPDATES = List.of("message", "callback_query", "pre_checkout_query");

    private final TelegramProperties telegram;
    private final List<Command> commands;

    Registration(TelegramProperties telegram, List<Command> commands) {
        this.telegram = telegram;
        this.commands = commands;
    }

    /** The calls, in their order: what people send comes before what they are offered. */
    List<BotCall> calls() {
        return List.of(updates(), menu());
    }

    /** Says how updates reach us; without it nobody is heard. */
    public BotCall updates() {
        return telegram.polls() ? noWebhook() : webhook();
    }

    /** The menu of commands, without which everything works as well. */
    public BotCall menu() {
        var descriptions = ResourceBundle.getBundle("tarot.bot.menu", Locale.ROOT);
        var menu = commands.stream()
                .filter(command -> descriptions.containsKey(command.name()))
                .map(command ->
                        Map.of("command", command.name(), "description", descriptions.getString(command.name())))
                .toList();
        // groups are not served, so that nothing is offered there
        return new BotCall("setMyCommands", Map.of("commands", menu, "scope", Map.of("type", "all_private_chats")));
    }

    private BotCall webhook() {
        return new BotCall(
                "setWebhook",
                Map.of(
                        "url", telegram.webhookUrl(),
                        "secret_token", telegram.webhookSecret(),
                        "allowed_updates", ALLOWED_UPDATES,
                        "max_connections", telegram.webhookConnections()));
    }

    /** While a webhook is set, polling is refused. */
    private static BotCall noWebhook() {
        return new BotCall("deleteWebhook", Map.of());
    }
}
