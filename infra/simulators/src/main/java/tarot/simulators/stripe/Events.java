package tarot.simulators.stripe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tarot.simulators.control.Recent;
import tarot.simulators.http.Json;
import tarot.simulators.http.Outgoing;
import tools.jackson.databind.node.ObjectNode;

/** Makes events, signs them and posts them to the webhook until it says 2xx. */
final class Events implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Events.class.getName());
    /** Stripe goes on for three days; a stand-in that nobody listens to need not. */
    private static final int ATTEMPTS_MAX = 200;

    private final StripeSettings settings;
    private final Clock clock;
    private final Outgoing outgoing = new Outgoing();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Recent<ObjectNode> events = new Recent<>(1_000);
    private final Recent<StripeDelivery> deliveries = new Recent<>(1_000);
    private final AtomicLong numbers = new AtomicLong();
    private final String run;
    private volatile int copies = 1;
    private volatile String webhookUrl;

    Events(StripeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.run = Long.toString(clock.millis(), 36);
        this.webhookUrl = settings.webhookUrl();
    }

    /** Each event is delivered so many times from now on, one after the other. */
    void copies(int times) {
        copies = times;
    }

    void webhookUrl(String url) {
        webhookUrl = url;
    }

    void publish(String type, ObjectNode object) {
        var event = Json.object()
                .put("id", "evt_" + run + "x" + numbers.incrementAndGet())
                .put("object", "event")
                .put("api_version", settings.apiVersion())
                .put("created", clock.instant().getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", type);
        event.putObject("data").set("object", object);
        event.putObject("request").putNull("id").putNull("idempotency_key");
        events.add(event);
        deliver(event, copies);
    }

    void deliver(ObjectNode event, int times) {
        if (!webhookUrl.isEmpty()) {
            var payload = Json.bytes(event);
            threads.execute(() -> deliver(event.path("id").asString(""), payload, times));
        }
    }

    List<ObjectNode> list() {
        return events.list();
    }

    List<StripeDelivery> deliveries() {
        return deliveries.list();
    }

    void clear() {
        copies = 1;
        deliveries.clear();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        outgoing.close();
    }

    private void deliver(String id, byte[] payload, int times) {
        try {
            for (int copy = 0; copy < times; copy++) {
                for (int attempt = 1; attempt <= ATTEMPTS_MAX && !post(id, payload); attempt++) {
                    Thread.sleep(settings.retry().after(attempt));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closing
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an event could not be delivered", e);
        }
    }

    private boolean post(String id, byte[] payload) throws InterruptedException {
        var signature = Map.of("Stripe-Signature", signature(payload));
        var answer = outgoing.post(webhookUrl, signature, payload);
        deliveries.add(new StripeDelivery(id, answer.status(), clock.instant()));
        return answer.isSuccess();
    }

    /** {@code t=<seconds>,v1=<hex>}: HMAC-SHA256 over the time, a dot and the payload. */
    String signature(byte[] payload) {
        try {
            long seconds = clock.instant().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every JDK", e);
        }
    }
}
