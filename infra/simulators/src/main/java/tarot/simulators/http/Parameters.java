package tarot.simulators.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The named values of a request, whichever way they came: query, form, multipart or JSON. */
public final class Parameters {

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if the body is not what its content type says */
    public static Parameters of(Request request) {
        var parameters = new Parameters();
        parameters.addForm(request.rawQuery());
        var type = request.header("Content-Type").orElse("");
        var kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/form-data")) {
            var parts = Multipart.parse(type, request.body());
            parts.texts().forEach(parameters::add);
            parameters.uploads.putAll(parts.uploads());
        } else if (kind.startsWith("application/json")) {
            parameters.addJson(request.body());
        } else {
            parameters.addForm(new String(request.body(), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    public static Parameters of(ObjectNode object) {
        var parameters = new Parameters();
        object.properties().forEach(entry -> parameters.values.put(entry.getKey(), entry.getValue()));
        return parameters;
    }

    public boolean has(String name) {
        return values.containsKey(name) || uploads.containsKey(name);
    }

    /** The value as text, empty where there is none. */
    public String text(String name) {
        var value = value(name);
        return value.isContainer() ? value.toString() : value.asString("");
    }

    /** Empty where there is no value, or one that is not a whole number. */
    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(text(name).strip()));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    public boolean flag(String name) {
        return text(name).equalsIgnoreCase("true") || text(name).equals("1");
    }

    /**
     * A structured value: as it is in a JSON body, and unwrapped from its text in a form.
     *
     * @throws IllegalArgumentException if that text is not JSON
     */
    public JsonNode json(String name) {
        var value = value(name);
        if (!value.isString() || value.asString().isBlank()) {
            return value.isString() ? MissingNode.getInstance() : value;
        }
        try {
            return Json.parse(value.asString());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + name, e);
        }
    }

    public Optional<Upload> upload(String name) {
        return Optional.ofNullable(uploads.get(name));
    }

    /** All values as text, in the order in which they came. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        values.keySet().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    private JsonNode value(String name) {
        var value = values.get(name);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    private void add(String name, String text) {
        values.put(name, StringNode.valueOf(text));
    }

    private void addJson(byte[] body) {
        if (body.length == 0) {
            return;
        }
        try {
            if (!(Json.parse(body) instanceof ObjectNode object)) {
                throw new IllegalArgumentException("not a JSON object");
            }
            object.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private void addForm(String form) {
        for (var pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(numbered(decode(pair.substring(0, equals))), decode(pair.substring(equals + 1)));
            }
        }
    }

    /** The members of a list may all come under the same name: {@code types[]}. */
    private String numbered(String name) {
        if (!name.endsWith("[]")) {
            return name;
        }
        int place = 0;
        while (values.containsKey(member(name, place))) {
            place++;
        }
        return member(name, place);
    }

    private static String member(String name, int place) {
        return name.substring(0, name.length() - 1) + place + "]";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
