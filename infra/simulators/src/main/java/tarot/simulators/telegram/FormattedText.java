package tarot.simulators.telegram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tarot.simulators.http.Parameters;
import tools.jackson.databind.JsonNode;

/** A text with its formatting, as Telegram holds it: plain characters and entities beside them. */
public record FormattedText(String text, List<Entity> entities) {

    private static final Pattern LINK_OR_COMMAND =
            Pattern.compile("(?<url>https?://[^\\s<>\"]+)|(?<![\\w/])(?<command>/[A-Za-z][A-Za-z0-9_]{0,31}(@\\w+)?)");
    private static final Comparator<Entity> WIDEST_FIRST =
            Comparator.comparingInt(Entity::offset).thenComparing(Entity::length, Comparator.reverseOrder());

    static FormattedText plain(String text) {
        return new FormattedText(text, detected(text, List.of()));
    }

    /** Reads a text or caption of a call in its parse mode, or with the entities that came along. */
    static FormattedText of(Parameters call, String textName, String entitiesName) {
        var source = call.text(textName);
        return switch (call.text("parse_mode").toLowerCase(Locale.ROOT)) {
            case "" -> trimmed(source, given(call.json(entitiesName)));
            case "html" -> {
                var html = new HtmlText(source);
                html.parse();
                yield trimmed(html.plain(), html.entities());
            }
            default -> throw Refusal.badRequest("unsupported parse_mode");
        };
    }

    private static List<Entity> given(JsonNode entities) {
        return entities.valueStream()
                .map(entity -> new Entity(
                        entity.path("type").asString(""),
                        entity.path("offset").asInt(0),
                        entity.path("length").asInt(0),
                        entity.path("url").asString(entity.path("language").asString(""))))
                .toList();
    }

    /** Telegram cuts the blanks around a text off. */
    private static FormattedText trimmed(String text, List<Entity> entities) {
        var stripped = text.strip();
        int cut = stripped.isEmpty() ? 0 : text.indexOf(stripped);
        var moved = new ArrayList<Entity>();
        for (var entity : entities) {
            int from = Math.max(0, entity.offset() - cut);
            int to = Math.min(stripped.length(), entity.end() - cut);
            if (to > from) {
                moved.add(new Entity(entity.type(), from, to - from, entity.detail()));
            }
        }
        moved.addAll(detected(stripped, moved));
        moved.sort(WIDEST_FIRST);
        return new FormattedText(stripped, List.copyOf(moved));
    }

    private static List<Entity> detected(String text, List<Entity> present) {
        if (text.indexOf('/') < 0) {
            return List.of();
        }
        return LINK_OR_COMMAND
                .matcher(text)
                .results()
                .map(found -> new Entity(
                        found.group("url") == null ? "bot_command" : "url",
                        found.start(),
                        found.end() - found.start(),
                        ""))
                .filter(entity -> present.stream().noneMatch(other -> hides(other, entity)))
                .toList();
    }

    private static boolean hides(Entity present, Entity found) {
        boolean literal = present.type().equals("code")
                || present.type().equals("pre")
                || present.type().equals("text_link");
        return literal && present.offset() < found.end() && found.offset() < present.end();
    }
}
