package tarot.simulators.stripe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tarot.simulators.control.Recent;
import tarot.simulators.http.Json;
import tarot.simulators.http.Outgoing;
import tools.jackson.databind.node.ObjectNode;

/** Signs events and posts them to the webhook until it says 2xx; or loses, doubles, keeps back and shuffles them. */
final class Webhooks implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Webhooks.class.getName());

    /** Stripe goes on for three days; a stand-in that nobody listens to need not. */
    private static final int ATTEMPTS_MAX = 200;

    private final StripeSettings settings;
    private final Clock clock;
    private final Outgoing outgoing = new Outgoing();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Recent<StripeDelivery> deliveries = new Recent<>(1_000);
    private final List<ObjectNode> held = new ArrayList<>();
    private volatile String url;
    private volatile int secret;
    private int copies = 1;
    private long losses;
    private boolean holding;

    Webhooks(StripeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.url = settings.webhookUrl();
    }

    void url(String newUrl) {
        url = newUrl;
    }

    synchronized void copies(int times) {
        copies = times;
    }

    /** The next so many events are never posted. */
    synchronized void lose(long times) {
        losses = times;
    }

    /** Events wait from now on. */
    synchronized void hold() {
        holding = true;
    }

    synchronized int held() {
        return held.size();
    }

    /** Events that waited are posted now, copies and all, in an order that only the seed decides. */
    synchronized void release(long seed) {
        holding = false;
        var all = new ArrayList<ObjectNode>();
        for (var event : held) {
            all.addAll(Collections.nCopies(copies, event));
        }
        held.clear();
        Collections.shuffle(all, new Random(seed));
        threads.execute(() -> all.forEach(event -> deliver(event, 1)));
    }

    /** Which of the secrets signs, counted from 1. */
    void signWith(int number) {
        if (number < 1 || number > settings.webhookSecrets().size()) {
            throw new IllegalArgumentException(
                    "there are " + settings.webhookSecrets().size() + " webhook secrets");
        }
        secret = number - 1;
    }

    /** An event that has just happened. */
    synchronized void send(ObjectNode event) {
        if (losses > 0) {
            losses--;
        } else if (holding) {
            held.add(event);
        } else {
            post(event, copies);
        }
    }

    /** Posts an event whatever was planned. */
    void post(ObjectNode event, int times) {
        threads.execute(() -> deliver(event, times));
    }

    List<StripeDelivery> deliveries() {
        return deliveries.list();
    }

    synchronized void clear() {
        copies = 1;
        losses = 0;
        secret = 0;
        holding = false;
        held.clear();
        deliveries.clear();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        outgoing.close();
    }

    private void deliver(ObjectNode event, int times) {
        try {
            var payload = Json.bytes(event);
            for (int copy = 0; copy < times; copy++) {
                for (int attempt = 1; attempt <= ATTEMPTS_MAX && !post(event, payload); attempt++) {
                    Thread.sleep(settings.retry().after(attempt));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closing
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an event could not be delivered", e);
        }
    }

    private boolean post(ObjectNode event, byte[] payload) throws InterruptedException {
        var target = url;
        if (target.isEmpty()) {
            return true;
        }
        var signature = Map.of("Stripe-Signature", signature(payload));
        var answer = outgoing.post(target, signature, payload);
        deliveries.add(new StripeDelivery(
                event.path("id").asString(""), event.path("type").asString(""), answer.status(), clock.instant()));
        return answer.isSuccess();
    }

    /** {@code t=<seconds>,v1=<hex>}: HMAC-SHA256 over the time, a dot and the payload. */
    String signature(byte[] payload) {
        try {
            long seconds = clock.instant().getEpochSecond();
            var key = settings.webhookSecrets().get(secret).getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every JDK", e);
        }
    }
}
