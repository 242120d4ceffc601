package tarot.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The topics as an AsyncAPI 3.0 document, for the tools that read one. */
final class AsyncApi {

    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApi() {}

    static JsonNode document() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            channels.put(topic.wireName(), channel(topic));
            channels.put(
                    topic.deadLetters(),
                    Schemas.ordered(
                            "address",
                            topic.deadLetters(),
                            "messages",
                            Map.of("DeadLetter", reference("#/components/messages/DeadLetter"))));
            for (var address : List.of(topic.wireName(), topic.deadLetters())) {
                operations.put(
                        "read " + address,
                        Schemas.ordered("action", "receive", "channel", reference("#/channels/" + address)));
            }
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
                operations,
                "components",
                Schemas.ordered(
                        "messageTraits", Map.of("envelope", envelope()),
                        "messages", Map.of("DeadLetter", deadLetter()))));
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
                                reference("schemas/" + name + ".json"),
                                "traits",
                                List.of(reference("#/components/messageTraits/envelope"))));
            }
        });
        return Schemas.ordered("address", topic.wireName(), "messages", messages);
    }

    /** What goes with every record beside its envelope. */
    private static Map<String, Object> envelope() {
        var key = Schemas.ordered(
                "type", "string", "format", "uuid", "description", "the person's random id, as the envelope's subject");
        var headers = Schemas.ordered(
                "type",
                "object",
                "properties",
                Schemas.ordered(
                        "content-type", Schemas.ordered("const", "application/cloudevents+json"),
                        "traceparent", said("W3C Trace Context: the trace that it came of")),
                "required",
                List.of("content-type"));
        return Schemas.ordered(
                "headers",
                headers,
                "bindings",
                Map.of("kafka", Schemas.ordered("key", key, "bindingVersion", KAFKA_BINDING)));
    }

    private static Map<String, Object> deadLetter() {
        var headers = Schemas.ordered(
                "tarot-error-kind", said("what kind of error it was, such as VALIDATION"),
                "tarot-error-class", said("the exception's class"),
                "tarot-attempts", said("how often it was tried"),
                "tarot-cut-from", said("its size in bytes, where it was too large and only its beginning is here"),
                "kafka_dlt-original-topic", said("where it came from; partition, offset and time are beside it"));
        return Schemas.ordered(
                "name",
                "DeadLetter",
                "summary",
                "A record that could not be taken: key, headers and bytes as they came, and headers that say why.",
                "contentType",
                "application/octet-stream",
                "headers",
                Schemas.ordered("type", "object", "properties", headers));
    }

    private static Map<String, Object> said(String description) {
        return Schemas.ordered("type", "string", "description", description);
    }

    private static Map<String, Object> reference(String target) {
        return Map.of("$ref", target);
    }
}
