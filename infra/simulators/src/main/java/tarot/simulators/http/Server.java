package tarot.simulators.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server, a virtual thread per request. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Server.class.getName());

    static {
        // read once, when the JDK's server loads: without it, small answers wait for the client's delayed ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // longer than clients keep a connection: else one is closed just as a request goes out on it
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Server(HttpServer server) {
        this.server = server;
    }

    /** @throws UncheckedIOException if the address cannot be listened on */
    public static Server start(InetSocketAddress address, Routes routes) {
        try {
            var server = new Server(HttpServer.create(address, 1024));
            server.server.createContext("/", exchange -> answer(exchange, routes));
            server.server.setExecutor(server.threads);
            server.server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + address.getPort(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, Routes routes) throws IOException {
        try {
            var request = new Request(exchange);
            send(exchange, request.isTooLarge() ? tooLarge() : routes.answer(request));
        } catch (InterruptedException _) {
            exchange.close(); // the simulators are closing
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a simulator failed", e);
            send(exchange, failed());
        }
    }

    private static Reply tooLarge() {
        return Reply.json(413, Json.object().put("error", "the body is too large"));
    }

    private static Reply.Whole failed() {
        return Reply.json(500, Json.object().put("error", "the simulator failed, see its log"));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        switch (reply) {
            case Reply.Whole whole -> send(exchange, whole);
            case Reply.Stream(var flow) -> send(exchange, flow);
            case Reply.Cut() -> exchange.close();
        }
    }

    private static void send(HttpExchange exchange, Reply.Whole whole) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", whole.type);
        whole.headers.forEach(exchange.getResponseHeaders()::set);
        boolean headOnly = exchange.getRequestMethod().equals("HEAD") || whole.body.length == 0;
        exchange.sendResponseHeaders(whole.status, headOnly ? -1 : whole.body.length);
        try (var out = exchange.getResponseBody()) {
            if (!headOnly) {
                out.write(whole.body);
            }
        }
    }

    private static void send(HttpExchange exchange, Reply.Flow flow) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            flow.writeTo(out);
        }
    }

    /** Answers every request; a failure is a 500, an interruption the end. */
    @FunctionalInterface
    public interface Routes {
        Reply answer(Request request) throws InterruptedException;
    }
}
