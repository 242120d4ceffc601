package tarot.bot.conversation;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tarot.contracts.bot.Refusal;

/** Finds who answers: the table of commands, the table of buttons, or whoever awaits a question. */
@Component
public class Conversation {

    /** As Telegram allows it: {@code /reading}, or {@code /reading@SomeBot} where several bots listen. */
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]{1,64})?(?:\\s+(.*))?", Pattern.DOTALL);

    private static final int BUTTON_DATA_MAX = 64;

    /** Words that are no question, and the commands that they stand for. */
    private static final Map<String, String> PLAIN_WORDS = Map.of("cancel", "cancel", "stop", "cancel", "help", "help");

    private final Map<String, Action> commands;
    private final Map<String, Action> buttons;
    private final Readings readings;

    Conversation(List<Command> commands, List<Button> buttons, Readings readings) {
        this.commands = commands.stream().collect(toUnmodifiableMap(Command::name, Command::action));
        this.buttons = buttons.stream().collect(toUnmodifiableMap(Button::prefix, Button::action));
        this.readings = readings;
    }

    /** Decides what follows; whatever people send, it has an answer. */
    public Outcome on(Turn turn, Input input) {
        return switch (input) {
            case Input.NotText _ -> turn.refuses(Refusal.NOT_TEXT);
            case Input.Press press -> pressed(turn, press.data());
            case Input.Text text when text.text().startsWith("/") -> commanded(turn, text.text());
            case Input.Text text -> written(turn, text.text());
        };
    }

    private Outcome commanded(Turn turn, String text) {
        var command = COMMAND.matcher(text);
        var action = command.matches() ? commands.get(command.group(1).toLowerCase(Locale.ROOT)) : null;
        if (action == null) {
            return turn.refuses(Refusal.UNKNOWN_COMMAND);
        }
        var argument = command.group(2);
        return action.on(turn, argument == null ? "" : argument.strip());
    }

    private Outcome pressed(Turn turn, String data) {
        var colon = data.indexOf(':');
        var action = colon < 0 || data.length() > BUTTON_DATA_MAX ? null : buttons.get(data.substring(0, colon));
        return action == null ? turn.refuses(Refusal.STALE_BUTTON) : action.on(turn, data.substring(colon + 1));
    }

    private Outcome written(Turn turn, String text) {
        var meant = PLAIN_WORDS.get(text.strip().toLowerCase(Locale.ROOT));
        var action = meant == null ? null : commands.get(meant);
        if (action != null) {
            return action.on(turn, "");
        }
        return readings.chosen(turn, text).orElseGet(() -> unnamed(turn, text));
    }

    private Outcome unnamed(Turn turn, String text) {
        var prompt = turn.session().prompt();
        if (prompt != null) {
            return readings.ask(turn, prompt, text);
        }
        return turn.refuses(Danger.isToldIn(text) ? Refusal.CARE : Refusal.NOTHING_ASKED);
    }
}
