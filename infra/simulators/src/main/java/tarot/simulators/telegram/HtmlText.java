package tarot.simulators.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Telegram's HTML: a few tags, strictly nested, refused with the real server's words and byte offsets. */
final class HtmlText {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"),
            Map.entry("a", "text_link"),
            Map.entry("span", "spoiler"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("tg-emoji", "custom_emoji"));
    private static final Map<String, String> CHARACTERS = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final Set<Character> BLANKS = Set.of(' ', '\t', '\n', '\r');

    private final String source;
    private final StringBuilder plain = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final ArrayDeque<OpenTag> open = new ArrayDeque<>();
    private int at;

    HtmlText(String source) {
        this.source = source;
    }

    String plain() {
        return plain.toString();
    }

    List<Entity> entities() {
        return entities;
    }

    /** @throws Refusal if Telegram would not understand the text */
    void parse() {
        while (at < source.length()) {
            char next = source.charAt(at);
            if (next == '&') {
                character();
            } else if (next == '<' && source.startsWith("</", at)) {
                endTag();
            } else if (next == '<') {
                startTag();
            } else {
                plain.append(next);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw refusal("Can't find end tag corresponding to start tag \""
                    + open.getLast().name() + "\"");
        }
    }

    private void character() {
        int end = source.indexOf(';', at);
        var name = end < 0 ? "" : source.substring(at + 1, end);
        var known = name.startsWith("#") ? numbered(name.substring(1)) : CHARACTERS.getOrDefault(name, "");
        plain.append(known.isEmpty() ? "&" : known);
        at = known.isEmpty() ? at + 1 : end + 1;
    }

    private static String numbered(String number) {
        try {
            int point = number.startsWith("x") || number.startsWith("X")
                    ? Integer.parseInt(number.substring(1), 16)
                    : Integer.parseInt(number);
            return point > 0 && Character.isValidCodePoint(point) ? Character.toString(point) : "";
        } catch (NumberFormatException _) {
            return "";
        }
    }

    private void startTag() {
        int start = at++;
        var name = name("");
        if (!TYPES.containsKey(name)) {
            throw refusal("Unsupported start tag \"" + name + "\" at byte offset " + bytes(start));
        }
        var attributes = attributes(name, start);
        if (name.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
            throw refusal("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + bytes(start));
        }
        open.addLast(new OpenTag(name, plain.length(), attributes));
    }

    private Map<String, String> attributes(String tag, int start) {
        var attributes = new HashMap<String, String>();
        while (true) {
            skipBlanks();
            if (at >= source.length()) {
                throw refusal("Unclosed start tag at byte offset " + bytes(start));
            }
            if (source.charAt(at) == '>') {
                at++;
                return attributes;
            }
            var name = name("=");
            if (name.isEmpty()) {
                throw refusal("Empty attribute name in the tag \"" + tag + "\" at byte offset " + bytes(start));
            }
            skipBlanks();
            attributes.put(name, at < source.length() && source.charAt(at) == '=' ? value(start) : "");
        }
    }

    private String value(int start) {
        at++;
        skipBlanks();
        char quote = at < source.length() ? source.charAt(at) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? at + 1 : at;
        int end = from;
        while (end < source.length()
                && (quoted
                        ? source.charAt(end) != quote
                        : !BLANKS.contains(source.charAt(end)) && source.charAt(end) != '>')) {
            end++;
        }
        if (end >= source.length()) {
            throw refusal("Unclosed start tag at byte offset " + bytes(start));
        }
        at = quoted ? end + 1 : end;
        var text = new HtmlText(source.substring(from, end));
        text.valueText();
        return text.plain();
    }

    /** The text of an attribute: character references mean something, tags do not. */
    private void valueText() {
        while (at < source.length()) {
            if (source.charAt(at) == '&') {
                character();
            } else {
                plain.append(source.charAt(at++));
            }
        }
    }

    private void endTag() {
        int start = at;
        at += 2;
        var name = name("");
        skipBlanks();
        if (at >= source.length() || source.charAt(at) != '>') {
            throw refusal("Unclosed end tag at byte offset " + bytes(start));
        }
        at++;
        if (open.isEmpty()) {
            throw refusal("Unexpected end tag at byte offset " + bytes(start));
        }
        var tag = open.removeLast();
        if (!name.isEmpty() && !name.equals(tag.name())) {
            throw refusal("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
                    .formatted(bytes(start), tag.name(), name));
        }
        close(tag);
    }

    private void close(OpenTag tag) {
        int length = plain.length() - tag.offset();
        var url = tag.attributes().getOrDefault("href", "");
        if (length == 0 || (tag.name().equals("a") && url.isEmpty())) {
            return;
        }
        boolean expandable = tag.name().equals("blockquote") && tag.attributes().containsKey("expandable");
        var type = expandable ? "expandable_blockquote" : TYPES.getOrDefault(tag.name(), tag.name());
        entities.add(new Entity(type, tag.offset(), length, url));
    }

    private String name(String alsoEndsAt) {
        int from = at;
        while (at < source.length()
                && !BLANKS.contains(source.charAt(at))
                && source.charAt(at) != '>'
                && alsoEndsAt.indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void skipBlanks() {
        while (at < source.length() && BLANKS.contains(source.charAt(at))) {
            at++;
        }
    }

    private int bytes(int chars) {
        return source.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Refusal refusal(String why) {
        return Refusal.badRequest("can't parse entities: " + why);
    }

    private record OpenTag(String name, int offset, Map<String, String> attributes) {}
}
