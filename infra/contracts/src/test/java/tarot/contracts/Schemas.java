package tarot.contracts;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Schemas (2020-12) of envelopes, derived from the records themselves. */
final class Schemas {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Schemas() {}

    static JsonNode envelope(Class<? extends Message> type) {
        var name = MessageTypes.nameOf(type);
        var properties = new LinkedHashMap<String, Object>();
        properties.put("specversion", ordered("const", "1.0"));
        properties.put("id", ordered("type", "string", "format", "uuid"));
        properties.put("source", ordered("type", "string", "pattern", "^/tarot/[a-z-]+$"));
        properties.put("type", ordered("const", name));
        properties.put("subject", ordered("type", "string", "format", "uuid"));
        properties.put("time", ordered("type", "string", "format", "date-time"));
        properties.put("datacontenttype", ordered("const", "application/json"));
        properties.put("data", object(type));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:tarot:" + name);
        schema.put("title", type.getSimpleName());
        schema.put("description", Sources.promiseOf(type));
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        return JSON.valueToTree(schema);
    }

    private static Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            properties.put(component.getName(), property(component));
        }
        var required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static Map<String, Object> property(RecordComponent component) {
        var sealed = component.getAnnotation(SealedContent.class);
        if (sealed != null) {
            return ordered(
                    "type", "string",
                    "contentEncoding", "base64",
                    "description", "sealed " + sealed.value().getSimpleName() + ": only the services can open it");
        }
        var pattern = component.getAnnotation(WirePattern.class);
        if (pattern != null) {
            return ordered("type", "string", "pattern", "^" + pattern.value() + "$");
        }
        return component.getName().equals("amount") ? amount(component) : value(component.getGenericType());
    }

    /** Of money where a currency stands beside it, else of credits. */
    private static Map<String, Object> amount(RecordComponent component) {
        var ofMoney = Arrays.stream(component.getDeclaringRecord().getRecordComponents())
                .anyMatch(beside -> beside.getName().equals("currency"));
        if (ofMoney == (component.getType() == Credits.class)) {
            throw new AssertionError(component + " is neither money nor credits");
        }
        var schema = value(component.getGenericType());
        if (ofMoney) {
            schema.put("description", "in the smallest unit of the currency");
        }
        return schema;
    }

    private static Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return ordered("type", "array", "items", value(list.getActualTypeArguments()[0]));
        }
        var plain = (Class<?>) type;
        if (plain == UUID.class || wraps(plain, UUID.class)) {
            return ordered("type", "string", "format", "uuid");
        }
        if (plain == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (plain == Credits.class) {
            return ordered("type", "integer", "minimum", 0, "description", "credits");
        }
        if (plain == long.class || plain == Long.class || plain == int.class) {
            return ordered("type", "integer");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return ordered("type", "boolean");
        }
        if (plain.isEnum()) {
            var schema = ordered("type", "string", "enum", choices(plain));
            var meanings = meanings(plain);
            if (!meanings.isEmpty()) {
                schema.put("description", meanings);
            }
            return schema;
        }
        if (plain.isRecord()) {
            return object(plain);
        }
        throw new AssertionError("free text or personal data in clear: " + type);
    }

    private static boolean wraps(Class<?> type, Class<?> value) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == value
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Schemas::choice).toList();
    }

    private static String choice(Object constant) {
        return JSON.valueToTree(constant).stringValue();
    }

    /** Those that the names do not tell by themselves. */
    private static String meanings(Class<?> type) {
        var meanings = Sources.meaningsOf(type);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> meanings.containsKey(((Enum<?>) constant).name()))
                .map(constant -> choice(constant) + ": " + meanings.get(((Enum<?>) constant).name()))
                .collect(joining(" "));
    }

    /** The same order each time it is made. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** Whether the enum says its wire names itself, so that renaming a constant changes nothing. */
    static boolean hasExplicitNames(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.isAnnotationPresent(JsonValue.class))
                || Arrays.stream(type.getFields())
                        .filter(field -> field.isEnumConstant())
                        .allMatch(field -> field.isAnnotationPresent(JsonProperty.class));
    }
}
