package tarot.simulators.stripe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's forms, whose keys such as {@code line_items[0][quantity]} spell a tree. */
final class Nested {

    private Nested() {}

    static ObjectNode read(Map<String, String> form) {
        var root = Json.object();
        form.forEach((key, value) -> {
            var path = Arrays.stream(key.split("\\[", -1))
                    .map(part -> part.endsWith("]") ? part.substring(0, part.length() - 1) : part)
                    .toList();
            put(root, path, value);
        });
        return root;
    }

    private static void put(ObjectNode node, List<String> path, String value) {
        var name = path.getFirst();
        if (path.size() == 1) {
            node.put(name, value);
        } else {
            var child = node.get(name) instanceof ObjectNode known ? known : node.putObject(name);
            put(child, path.subList(1, path.size()), value);
        }
    }

    /** The members of a list, which the tree holds as an object with numbers for names. */
    static ArrayNode list(JsonNode numbered) {
        var list = Json.array();
        numbered.valueStream().forEach(list::add);
        return list;
    }
}
