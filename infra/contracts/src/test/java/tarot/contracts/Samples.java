package tarot.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One example of any message, the same every time. */
final class Samples {

    private static final UUID ID = UUID.fromString("0198c0de-7a07-7000-8000-0123456789ab");

    private Samples() {}

    static Message of(Class<? extends Message> type) {
        return (Message) record(type);
    }

    static JsonNode envelope(Class<? extends Message> type) {
        var message = of(type);
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("specversion", "1.0");
        envelope.put("id", message.id().toString());
        envelope.put("source", "/tarot/" + MessageTypes.nameOf(type).split("\\.", -1)[1] + "-service");
        envelope.put("type", MessageTypes.nameOf(type));
        envelope.put("subject", message.user().toString());
        envelope.put("time", "2026-11-01T12:00:00.000Z");
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", message);
        return Schemas.JSON.valueToTree(envelope);
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components).map(Samples::value).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(RecordComponent component) {
        return switch (component.getName()) {
            case "currency" -> "USD";
            case "finding" -> "less than nothing";
            case "pack" -> "p25";
            case "type" -> "tarot.reading.reading-completed.v1";
            default -> value(component.getGenericType());
        };
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        var plain = (Class<?>) type;
        if (plain == UUID.class) {
            return ID;
        }
        if (plain == Sealed.class) {
            return new Sealed("AZ4C8mQ2xg==");
        }
        if (plain == Instant.class) {
            return Instant.parse("2026-12-01T12:00:00Z");
        }
        if (plain == long.class || plain == Long.class) {
            return 3L;
        }
        if (plain == int.class) {
            return 3;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return true;
        }
        return plain.isEnum() ? plain.getEnumConstants()[0] : record(plain);
    }
}
