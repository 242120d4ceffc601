package tarot.simulators.telegram;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tarot.simulators.control.Backoff;
import tarot.simulators.control.Recent;
import tarot.simulators.http.Json;
import tarot.simulators.http.Outgoing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Posts updates to the bot, one at a time per queue, again and again until it says 2xx. */
final class Webhook implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Webhook.class.getName());
    private static final int CONNECTIONS_MAX = 40;

    private final Updates updates;
    private final Backoff retry;
    private final Clock clock;
    private final Consumer<ObjectNode> call;
    private final Outgoing outgoing = new Outgoing();
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Recent<WebhookAttempt> attempts = new Recent<>(1_000);
    private volatile String lastError = "";
    private volatile long lastErrorAt;

    /** @param call does what a bot asks for in its answer to an update */
    Webhook(Updates updates, Backoff retry, Clock clock, Consumer<ObjectNode> call) {
        this.updates = updates;
        this.retry = retry;
        this.clock = clock;
        this.call = call;
    }

    void start() {
        updates.serveWith(queue -> threads.execute(() -> serve(queue)));
    }

    List<WebhookAttempt> attempts() {
        return attempts.list();
    }

    ObjectNode info() {
        var info = Json.object()
                .put("url", updates.target().url())
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.pending())
                .put("max_connections", updates.target().connections());
        if (!lastError.isEmpty()) {
            info.put("last_error_date", lastErrorAt).put("last_error_message", lastError);
        }
        if (!updates.allowed().isEmpty()) {
            var allowed = info.putArray("allowed_updates");
            updates.allowed().stream().sorted().forEach(allowed::add);
        }
        return info;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        outgoing.close();
    }

    private void serve(String queue) {
        try {
            int failures = 0;
            for (var next = updates.next(queue); next.isPresent(); next = updates.next(queue)) {
                var answer = post(next.get());
                if (answer.isSuccess()) {
                    updates.confirm(next.get());
                    obey(answer.body());
                    failures = 0;
                } else {
                    Thread.sleep(pause(++failures, answer.retryAfter()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closing: what was not delivered is forgotten with the rest
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an update could not be delivered", e);
        }
    }

    private Outgoing.Answer post(Update update) throws InterruptedException {
        var target = updates.target();
        var headers = target.secret().isEmpty()
                ? Map.<String, String>of()
                : Map.of("X-Telegram-Bot-Api-Secret-Token", target.secret());
        connections.acquire();
        try {
            var answer = outgoing.post(target.url(), headers, Json.bytes(update.body()));
            attempts.add(new WebhookAttempt(update.id(), answer.status(), clock.instant()));
            if (!answer.isSuccess()) {
                lastErrorAt = clock.instant().getEpochSecond();
                lastError = answer.status() == 0
                        ? "Connection failed"
                        : "Wrong response from the webhook: " + answer.status();
            }
            return answer;
        } finally {
            connections.release();
        }
    }

    private Duration pause(int failures, Duration asked) {
        var own = retry.after(failures);
        var longest = retry.longest();
        var wanted = asked.compareTo(own) > 0 ? asked : own;
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }

    /** A bot may answer an update with a call; what comes of it, it never learns. */
    private void obey(String body) {
        if (!body.startsWith("{")) {
            return;
        }
        try {
            if (Json.parse(body) instanceof ObjectNode object && object.has("method")) {
                call.accept(object);
            }
        } catch (JacksonException _) {
            LOG.log(Level.DEBUG, "the webhook answered something that is not JSON");
        }
    }
}
