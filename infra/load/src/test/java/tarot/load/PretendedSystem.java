package tarot.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.http.Server;

/** A gateway with everything behind it, in a hundred lines: it sends over a Bot API what a test wants it to. */
final class PretendedSystem implements AutoCloseable {

    static final String SECRET = "a-secret";

    private final Server server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    private final Set<Long> people = ConcurrentHashMap.newKeySet();
    private final AtomicInteger order = new AtomicInteger();
    private volatile String botApi = "";
    private volatile IntFunction<Service> service = _ -> Service.GOOD;
    private volatile @Nullable Stall stall;

    PretendedSystem() {
        server = Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::answer);
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    void sendsTo(String api) {
        botApi = api;
    }

    /** How the person who writes as number so many is served. */
    void serves(IntFunction<Service> how) {
        service = how;
    }

    /** From this person on, everybody waits once for so long, one stall for all. */
    void stallsAt(int person, Duration length) {
        stall = new Stall(person, length);
    }

    int people() {
        return people.size();
    }

    @Override
    public void close() {
        later.shutdownNow();
        server.close();
        http.close();
    }

    private Reply answer(Request request) throws InterruptedException {
        if (!request.path().equals("/telegram/webhook")) {
            return Reply.notFound();
        }
        if (!request.header("X-Telegram-Bot-Api-Secret-Token").orElse("").equals(SECRET)) {
            return Reply.json(401, Json.object());
        }
        var message = Json.parse(request.body()).path("message");
        long person = message.path("from").path("id").asLong(0);
        if (!message.path("text").asString("").startsWith("/reading ") || !people.add(person)) {
            return Reply.json(200, Json.object());
        }
        int number = order.getAndIncrement();
        var planned = stall;
        if (planned != null && number == planned.person) {
            Thread.sleep(planned.length);
        }
        var how = service.apply(number);
        if (how == Service.REFUSED_ONCE) {
            people.remove(person);
            return Reply.json(503, Json.object());
        }
        later.schedule(() -> serve(how, person), 1, TimeUnit.MILLISECONDS);
        return Reply.json(200, Json.object());
    }

    private void serve(Service how, long person) {
        if (how != Service.LOST) {
            post("sendPhoto", "multipart/form-data; boundary=cut", picture(person));
            write(person, "A gift to begin with");
        }
        if (how == Service.GOOD || how == Service.DOUBLED) {
            write(person, "Yes, " + person);
        }
        if (how == Service.DOUBLED) {
            write(person, "Yes, " + person);
        }
    }

    private void write(long person, String text) {
        var body = "{\"chat_id\":" + person + ",\"text\":\"" + text + "\"}";
        post("sendMessage", "application/json", body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A form with a picture of which there is only the beginning, as nobody looks at it. */
    private static byte[] picture(long person) {
        var part = "--cut\r\nContent-Disposition: form-data; name=";
        var form = part + "\"chat_id\"\r\n\r\n" + person + "\r\n" + part
                + "\"photo\"; filename=\"cards.png\"\r\nContent-Type: image/png\r\n\r\n"
                + "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0009\0\0\0\u0009\0\0\r\n--cut--\r\n";
        return form.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void post(String method, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(botApi + "/bot123:abc/" + method))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How somebody is served. */
    enum Service {
        GOOD,
        /** Gets nothing. */
        LOST,
        /** Gets cards, but no words. */
        WITHOUT_WORDS,
        /** Gets the words twice. */
        DOUBLED,
        /** Is told to come again. */
        REFUSED_ONCE
    }

    private record Stall(int person, Duration length) {}
}
