package tarot.simulators.telegram;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The methods by which a bot says how it wants its updates. Unlike Telegram, takes webhooks without TLS. */
final class UpdateMethods {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{0,256}");

    private final Updates updates;
    private final Webhook webhook;

    UpdateMethods(Updates updates, Webhook webhook) {
        this.updates = updates;
        this.webhook = webhook;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "setWebhook", this::setWebhook,
                "deleteWebhook", this::deleteWebhook,
                "getWebhookInfo", _ -> webhook.info(),
                "getUpdates", this::getUpdates);
    }

    private JsonNode setWebhook(Parameters call) {
        var url = call.text("url");
        var secret = call.text("secret_token");
        if (!url.isEmpty() && !url.matches("https?://\\S+")) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!SECRET.matcher(secret).matches()) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        allow(call);
        int connections = (int) call.number("max_connections").orElse(40);
        updates.target(new WebhookTarget(url, secret, connections), call.flag("drop_pending_updates"));
        return BooleanNode.TRUE;
    }

    private JsonNode deleteWebhook(Parameters call) {
        updates.target(WebhookTarget.NONE, call.flag("drop_pending_updates"));
        return BooleanNode.TRUE;
    }

    private JsonNode getUpdates(Parameters call) throws InterruptedException {
        allow(call);
        int limit = Math.clamp(call.number("limit").orElse(100), 1, 100);
        long seconds = Math.clamp(call.number("timeout").orElse(0), 0, 50);
        var array = Json.array();
        updates.poll((int) call.number("offset").orElse(0), limit, seconds).forEach(array::add);
        return array;
    }

    /** Where a call does not say what it wants, what was said before holds. */
    private void allow(Parameters call) {
        if (call.has("allowed_updates")) {
            Set<String> kinds = call.json("allowed_updates")
                    .valueStream()
                    .map(kind -> kind.asString(""))
                    .collect(Collectors.toSet());
            updates.allow(kinds);
        }
    }
}
