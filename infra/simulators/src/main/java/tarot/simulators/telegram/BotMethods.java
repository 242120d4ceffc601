package tarot.simulators.telegram;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The methods about the bot itself, its menu, its files, and the small gestures. */
final class BotMethods {

    private final Chats chats;
    private final Photos photos;
    private final Presses presses;
    private final Wire wire;
    private final Map<String, List<Command>> commands = new ConcurrentHashMap<>();

    BotMethods(Chats chats, Photos photos, Presses presses, Wire wire) {
        this.chats = chats;
        this.photos = photos;
        this.presses = presses;
        this.wire = wire;
    }

    Map<String, BotMethod> all() {
        return Map.ofEntries(
                Map.entry("getMe", this::getMe),
                Map.entry("setMyCommands", this::setCommands),
                Map.entry("getMyCommands", this::getCommands),
                Map.entry("deleteMyCommands", this::deleteCommands),
                Map.entry("setChatMenuButton", _ -> BooleanNode.TRUE),
                Map.entry("setMyDescription", _ -> BooleanNode.TRUE),
                Map.entry("setMyShortDescription", _ -> BooleanNode.TRUE),
                Map.entry("setMyName", _ -> BooleanNode.TRUE),
                Map.entry("sendChatAction", this::act),
                Map.entry("answerCallbackQuery", this::answerPress),
                Map.entry("getFile", this::file));
    }

    /** The menu for a language, or the one for all languages. */
    List<Command> commands(String language) {
        return commands.getOrDefault(language, commands.getOrDefault("", List.of()));
    }

    private JsonNode getMe(Parameters call) {
        return wire.bot()
                .put("can_join_groups", false)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false);
    }

    private JsonNode setCommands(Parameters call) {
        var menu = call.json("commands")
                .valueStream()
                .map(node -> new Command(
                        node.path("command").asString(""),
                        node.path("description").asString("")))
                .toList();
        if (menu.size() > 100) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        if (menu.stream().anyMatch(command -> !command.command().matches("/?[a-z0-9_]{1,32}"))) {
            throw Refusal.badRequest("BOT_COMMAND_INVALID");
        }
        if (menu.stream()
                .anyMatch(command ->
                        command.description().isBlank() || command.description().length() > 256)) {
            throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        commands.put(call.text("language_code"), menu);
        return BooleanNode.TRUE;
    }

    private JsonNode getCommands(Parameters call) {
        var array = Json.array();
        commands.getOrDefault(call.text("language_code"), List.of())
                .forEach(command ->
                        array.addObject().put("command", command.command()).put("description", command.description()));
        return array;
    }

    private JsonNode deleteCommands(Parameters call) {
        commands.remove(call.text("language_code"));
        return BooleanNode.TRUE;
    }

    private JsonNode act(Parameters call) {
        var chat = chats.reachable(MessageMethods.chatId(call));
        var action = call.text("action");
        if (action.isEmpty()) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        chats.tell(new ChatEvent.Acting(chat.id(), action));
        return BooleanNode.TRUE;
    }

    private JsonNode answerPress(Parameters call) {
        var chat = presses.chat(call.text("callback_query_id"));
        if (chat.isEmpty() && !chats.isOpen()) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        if (call.text("text").length() > 200) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        chat.ifPresent(id -> chats.tell(new ChatEvent.Answered(id, call.text("text"), call.flag("show_alert"))));
        return BooleanNode.TRUE;
    }

    private JsonNode file(Parameters call) {
        var photo = photos.find(call.text("file_id"))
                .orElseThrow(() -> Refusal.badRequest("wrong file_id or the file is temporarily unavailable"));
        return Json.object()
                .put("file_id", call.text("file_id"))
                .put("file_unique_id", "u" + call.text("file_id"))
                .put("file_size", photo.bytes())
                .put("file_path", "photos/" + photo.fileId());
    }
}
