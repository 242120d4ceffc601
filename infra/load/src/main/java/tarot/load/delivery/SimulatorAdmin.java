package tarot.load.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tarot.load.http.Answer;
import tarot.load.http.Connection;
import tarot.load.http.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the simulators' admin API that a load run needs. */
public final class SimulatorAdmin implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Target target;
    private final Connection connection;
    private final Clocks clocks = Clocks.now();

    public SimulatorAdmin(Target target) {
        this.target = target;
        this.connection = new Connection(target);
    }

    /** Lets the bot write to people whom the simulators never met. */
    public void open() throws IOException {
        tell("/admin/telegram/open", "{}");
    }

    /** How long every answer of the model takes from now on. */
    public void modelDelay(Duration delay) throws IOException {
        tell("/admin/model/delay", "{\"millis\":" + delay.toMillis() + "}");
    }

    public Duration modelDelay() throws IOException {
        return Duration.ofMillis(counters().path("model").path("delayMs").asLong(0));
    }

    /** How many messages have arrived so far. */
    long delivered() throws IOException {
        return counters().path("telegram").path("deliveries").asLong(0);
    }

    Page deliveriesSince(long number) throws IOException {
        var wire = JSON.readValue(
                ask(target.get("/admin/telegram/deliveries?since=" + number)).body(), Wire.class);
        var deliveries = new ArrayList<Delivery>(wire.chats.length);
        for (int index = 0; index < wire.chats.length; index++) {
            deliveries.add(new Delivery(
                    wire.chats[index],
                    kind(wire.kinds[index]),
                    wire.digests[index],
                    clocks.here(wire.nanos[index], wire.millis[index])));
        }
        return new Page(wire.first, wire.next, deliveries);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static Delivery.Kind kind(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "text" -> Delivery.Kind.TEXT;
            case "photo" -> Delivery.Kind.PHOTO;
            default -> Delivery.Kind.OTHER;
        };
    }

    private JsonNode counters() throws IOException {
        return JSON.readTree(ask(target.get("/admin/counters")).body());
    }

    private void tell(String path, String body) throws IOException {
        ask(target.post(path, Map.of(), body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private synchronized Answer ask(byte[] request) throws IOException {
        var answer = connection.send(request);
        if (!answer.isAccepted()) {
            throw new IOException("the simulators at " + target.base() + " answer " + answer.status());
        }
        return answer;
    }

    /** What arrived, numbered from {@code first}; {@code next} is where to go on. */
    record Page(long first, long next, List<Delivery> deliveries) {}

    private record Wire(
            long first, long next, long[] chats, long[] nanos, long[] millis, String[] kinds, int[] digests) {}
}
