package tarot.simulators;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import tarot.simulators.admin.Admin;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.http.Server;
import tarot.simulators.model.ModelSimulator;
import tarot.simulators.stripe.StripeSimulator;
import tarot.simulators.telegram.TelegramSimulator;

/** Telegram, a language model and Stripe on one port, with a chat page for the browser. */
public final class Simulators implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Simulators.class.getName());

    private final TelegramSimulator telegram;
    private final ModelSimulator model;
    private final StripeSimulator stripe;
    private final Admin admin;
    private final SimulatorSettings settings;
    private final Server server;

    private Simulators(SimulatorSettings settings) {
        this.settings = settings;
        this.telegram = new TelegramSimulator(settings.telegram(), settings.clock());
        this.model = new ModelSimulator(settings.clock());
        this.stripe = new StripeSimulator(settings.stripe(), settings.clock(), this::publicUrl);
        this.admin = new Admin(telegram, model, stripe);
        this.server = Server.start(new InetSocketAddress(settings.host(), settings.port()), this::route);
    }

    /**
     * Starts all three.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static Simulators start(SimulatorSettings settings) {
        return new Simulators(settings);
    }

    /** For tests, see {@link SimulatorSettings#forTests()}; port 0 for any. */
    public static Simulators start(int port) {
        return start(SimulatorSettings.forTests().withPort(port));
    }

    public static void main(String[] arguments) throws InterruptedException {
        var simulators = start(SimulatorSettings.of(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(simulators::close));
        LOG.log(Level.INFO, "the chat page is at {0}", simulators.url());
        Thread.currentThread().join();
    }

    /** Where this machine reaches the simulators, without a slash at the end: the base of Telegram's and Stripe's API. */
    public String url() {
        return "http://localhost:" + server.port();
    }

    /** The base URL for clients of OpenAI's API. */
    public String modelUrl() {
        return url() + "/v1";
    }

    public TelegramSimulator telegram() {
        return telegram;
    }

    public ModelSimulator model() {
        return model;
    }

    public StripeSimulator stripe() {
        return stripe;
    }

    /** Back to a quiet day: no faults, empty chats, counters at zero. */
    public void reset() {
        telegram.reset();
        model.reset();
        stripe.reset();
    }

    @Override
    public void close() {
        server.close();
        telegram.close();
        stripe.close();
    }

    private String publicUrl() {
        return settings.publicUrl().isEmpty() ? url() : settings.publicUrl();
    }

    private Reply route(Request request) throws InterruptedException {
        var first = request.segment(0);
        if (first.startsWith("bot")) {
            return telegram.call(request);
        }
        return switch (first) {
            case "file" -> telegram.file(request);
            case "v1" -> v1(request);
            case "pay" -> stripe.payPage(request);
            case "paid" -> stripe.thanks();
            case "actuator" -> Reply.json(200, Json.object().put("status", "UP"));
            default -> admin.answer(request);
        };
    }

    /** OpenAI and Stripe both have their API under this path. */
    private Reply v1(Request request) throws InterruptedException {
        return switch (request.segment(1)) {
            case "chat" -> model.complete(request);
            case "models" -> model.models(request);
            default -> stripe.call(request);
        };
    }
}
