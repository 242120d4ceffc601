package tarot.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The topics as an AsyncAPI 3.0 document, for the tools that read one. */
final class AsyncApi {

    private AsyncApi() {}

    static JsonNode document() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            channels.put(topic.wireName(), channel(topic));
            operations.put(
                    "read " + topic.wireName(),
                    Schemas.ordered("action", "receive", "channel", reference("#/channels/" + topic.wireName())));
        }
        return Schemas.JSON.valueToTree(Schemas.ordered(
                "asyncapi",
                "3.0.0",
                "info",
                Schemas.ordered(
                        "title", "tarot", "version", "1", "description", "See CATALOG.md for what each message means."),
                "defaultContentType",
                "application/cloudevents+json",
                "channels",
                channels,
                "operations",
                operations));
    }

    private static Map<String, Object> channel(Topic topic) {
        var messages = new LinkedHashMap<String, Object>();
        new TreeMap<>(MessageTypes.all()).forEach((name, type) -> {
            if (Samples.of(type).topic() == topic) {
                messages.put(
                        type.getSimpleName(),
                        Schemas.ordered(
                                "name",
                                name,
                                "summary",
                                Sources.promiseOf(type),
                                "payload",
                                reference("schemas/" + name + ".json")));
            }
        });
        return Schemas.ordered("address", topic.wireName(), "messages", messages);
    }

    private static Map<String, Object> reference(String target) {
        return Map.of("$ref", target);
    }
}
