package tarot.simulators.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A page of a list as Stripe cuts it: newest first, filtered, before or after a thing that the caller knows. */
final class Listing {

    private final String url;
    private final ObjectNode query;

    /** @param query the parameters, as a tree */
    Listing(String url, ObjectNode query) {
        this.url = url;
        this.query = query;
    }

    /**
     * @param what a thing is called, for refusals
     * @param all newest first
     * @throws StripeRefusal if the parameters make no sense
     */
    ObjectNode of(String what, List<ObjectNode> all) {
        int size = size();
        if (query.has("type") && query.has("types")) {
            throw StripeRefusal.invalid("types", "You may only specify one of these parameters: type, types.");
        }
        var fitting = all.stream().filter(this::fits).toList();
        var after = text("starting_after");
        var before = text("ending_before");
        List<ObjectNode> page;
        boolean more;
        if (!before.isEmpty()) {
            var newer = fitting.subList(0, place(what, all, fitting, before));
            page = newer.subList(Math.max(0, newer.size() - size), newer.size());
            more = newer.size() > size;
        } else {
            var rest = fitting.subList(after.isEmpty() ? 0 : place(what, all, fitting, after) + 1, fitting.size());
            page = rest.subList(0, Math.min(size, rest.size()));
            more = rest.size() > size;
        }
        var json = Json.object().put("object", "list").put("url", url).put("has_more", more);
        var data = json.putArray("data");
        page.forEach(thing -> data.add(thing.deepCopy()));
        return json;
    }

    /** Where a thing stands among those that fit. */
    private static int place(String what, List<ObjectNode> all, List<ObjectNode> fitting, String id) {
        if (all.stream().noneMatch(thing -> id(thing).equals(id))) {
            throw StripeRefusal.noSuch(what, id);
        }
        var ids = new ArrayList<>(fitting.stream().map(Listing::id).toList());
        if (!ids.contains(id)) {
            throw StripeRefusal.invalid("starting_after", "This object does not match the other filters: " + id);
        }
        return ids.indexOf(id);
    }

    private int size() {
        var limit = text("limit");
        if (limit.isEmpty()) {
            return 10;
        }
        if (!limit.matches("\\d{1,9}") || Integer.parseInt(limit) < 1) {
            throw StripeRefusal.invalid("limit", "Invalid integer: " + limit);
        }
        if (Integer.parseInt(limit) > 100) {
            throw StripeRefusal.invalid(
                    "limit", "This value must be less than or equal to 100 (it currently is '" + limit + "').");
        }
        return Integer.parseInt(limit);
    }

    private boolean fits(ObjectNode thing) {
        return has(thing, "type")
                && has(thing, "payment_intent")
                && has(thing, "charge")
                && has(thing, "status")
                && types().map(types -> types.contains(thing.path("type").asString("")))
                        .orElse(true)
                && created(thing);
    }

    private boolean has(ObjectNode thing, String field) {
        var wanted = text(field);
        return wanted.isEmpty() || wanted.equals(thing.path(field).asString(""));
    }

    private Optional<Set<String>> types() {
        var types = query.path("types");
        if (!types.isContainer()) {
            return Optional.empty();
        }
        return Optional.of(types.valueStream().map(type -> type.asString("")).collect(Collectors.toSet()));
    }

    private boolean created(ObjectNode thing) {
        var at = thing.path("created").asLong(0);
        var wanted = query.path("created");
        if (wanted.isString()) {
            return at == seconds(wanted);
        }
        return holds(wanted, "gte", at, (made, limit) -> made >= limit)
                && holds(wanted, "gt", at, (made, limit) -> made > limit)
                && holds(wanted, "lte", at, (made, limit) -> made <= limit)
                && holds(wanted, "lt", at, (made, limit) -> made < limit);
    }

    private static boolean holds(JsonNode wanted, String name, long at, BiPredicate<Long, Long> comparison) {
        return !wanted.has(name) || comparison.test(at, seconds(wanted.path(name)));
    }

    private static long seconds(JsonNode text) {
        var digits = text.asString("");
        if (!digits.matches("\\d{1,12}")) {
            throw StripeRefusal.invalid("created", "Invalid timestamp: " + digits);
        }
        return Long.parseLong(digits);
    }

    private String text(String name) {
        return query.path(name).asString("");
    }

    private static String id(ObjectNode thing) {
        return thing.path("id").asString("");
    }
}
