package tarot.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP server that answers in JSON and fails when told to. */
abstract class FakeProvider implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofSeconds(2);

    private final HttpServer server;
    private final Queue<Planned> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** An answer: status and body. */
    record Reply(int status, ObjectNode body) {}

    /** A call as it came: {@code query} and {@code body} still encoded. */
    record Call(
            String method,
            String path,
            String query,
            String body,
            @Nullable String key) {}

    /** A fault, and the calls that it is meant for. */
    private record Planned(Fault fault, Predicate<Call> calls) {}

    abstract Reply answer(Call call);

    /** As this provider words a failure of that status. */
    abstract ObjectNode failure(int status);

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The next so many of these calls fail so. */
    void fail(int times, Fault fault, Predicate<Call> calls) {
        for (int i = 0; i < times; i++) {
            faults.add(new Planned(fault, calls));
        }
    }

    public void heal() {
        faults.clear();
    }

    public int faultsLeft() {
        return faults.size();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var call = new Call(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        var fault = next(call);
        if (fault == null) {
            send(exchange, answer(call));
        } else if (fault.status() > 0) {
            send(exchange, new Reply(fault.status(), failure(fault.status())));
        } else {
            if (fault.isDone()) {
                answer(call);
            }
            if (fault == Fault.TIMEOUT) {
                waitForTheClient();
            }
            exchange.close();
        }
    }

    private @Nullable Fault next(Call call) {
        synchronized (faults) {
            var planned = faults.peek();
            if (planned == null || !planned.calls().test(call)) {
                return null;
            }
            faults.remove();
            return planned.fault();
        }
    }

    private void waitForTheClient() {
        try {
            closing.await(LONGER_THAN_ANYBODY_WAITS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var body = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
