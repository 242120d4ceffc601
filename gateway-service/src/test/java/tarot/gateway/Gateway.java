package tarot.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tarot.testing.TestServers;

/** A gateway as it runs in production, on a free port, with impatient settings. Several may run side by side, as replicas. */
final class Gateway implements AutoCloseable {

    static final String TELEGRAM = "/telegram/webhook";
    static final String STRIPE = "/stripe/webhook";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private Gateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Gateway inFrontOf(Backend bot, Backend payment, String... settings) {
        var all = new LinkedHashMap<String, String>(); // what a test sets comes last and counts
        Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "BOT_SERVICE_URL=" + bot.address(),
                                "PAYMENT_SERVICE_URL=" + payment.address(),
                                "REDIS_URL=" + TestServers.redis().address(),
                                "GATEWAY_HEAD_TIMEOUT=600ms",
                                "GATEWAY_BODY_TIMEOUT=3s",
                                "GATEWAY_IDLE_TIMEOUT=2s",
                                "GATEWAY_RESPONSE_TIMEOUT=3s"),
                        Arrays.stream(settings))
                .map(setting -> setting.split("=", 2))
                .forEach(pair -> all.put(pair[0], pair[1]));
        var arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Gateway(SpringApplication.run(GatewayService.class, arguments));
    }

    int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    int managementPort() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.management.port")));
    }

    RawClient connect() throws IOException {
        return new RawClient(port());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    /** With {@code MANAGEMENT_PORT=0} only. */
    HttpRequest.Builder toManagement(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort() + path));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
