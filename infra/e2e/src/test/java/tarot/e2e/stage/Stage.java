package tarot.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tarot.local.SystemSettings;
import tarot.local.TarotSystem;
import tarot.local.servers.ServerHome;
import tarot.local.settings.Ports;

/** The whole system as processes of its own, on ports of its own, with data that begin empty. */
public final class Stage implements AutoCloseable {

    /** How often one person may ask in a minute: more than in production, as journeys are told faster than they are lived. */
    public static final int MAX_REQUESTS = 40;

    private static final long ADMIN = 600_000_001;
    /** With the OpenTelemetry agent in every service: several times slower. */
    private static final boolean TRACED = Boolean.getBoolean("tarot.tracing");

    private static final Duration COMES_TO_REST = Duration.ofSeconds(30);

    private final TarotSystem system;
    private final SimulatorsClient simulators;
    private final Books books;
    private final Providers providers;
    private final Till till;
    private final Topics topics;
    private final Gateway gateway;
    private final @Nullable Traces traces;
    private final AtomicLong chats = new AtomicLong(700_000_000);
    private final StringBuilder remarks = new StringBuilder();
    private @Nullable Visitor admin;
    private long deadLettersKnown;

    private Stage(TarotSystem system, Path repository, @Nullable Traces traces) {
        this.traces = traces;
        this.system = system;
        this.simulators = new SimulatorsClient(system.url(Ports.SIMULATORS));
        this.books = new Books(system, repository);
        this.providers = new Providers(simulators);
        this.till = new Till(providers, books);
        this.topics = new Topics(system.setting("KAFKA_BOOTSTRAP_SERVERS"));
        this.gateway = new Gateway(system.url(Ports.GATEWAY), system.setting("TELEGRAM_WEBHOOK_SECRET"));
    }

    /** Starts everything. Logs are kept under {@code target/system/logs} until the next run. */
    static Stage open() {
        var begun = System.nanoTime();
        var repository = Path.of(System.getProperty("tarot.repository", "../.."))
                .toAbsolutePath()
                .normalize();
        if (!System.getProperty("stale", "").equals("allowed")) {
            Jars.check(repository);
        }
        var home = Path.of("target/system").toAbsolutePath();
        ServerHome.endAll(home); // what a killed run has left
        ServerHome.wipe(home.resolve("data"));
        ServerHome.wipe(home.resolve("logs"));
        var traces = TRACED ? Traces.listen() : null;
        var settings = settings(repository, home);
        var stage =
                new Stage(TarotSystem.start(traces == null ? settings : traced(settings, traces)), repository, traces);
        System.out.printf(Locale.ROOT, "  %5.1f s  the system starts%n", (System.nanoTime() - begun) / 1e9);
        return stage;
    }

    /** As in production, but for what would make a journey wait. */
    private static SystemSettings settings(Path repository, Path home) {
        return SystemSettings.forTests(repository, home)
                .with("TAROT_TOPICS_PARTITIONS", "3")
                .with("TAROT_RETRY_FIRSTPAUSE", "50ms")
                .with("TAROT_RETRY_LONGESTPAUSE", "1s")
                .with("TAROT_RETRY_RETRIESMAX", "2")
                .with("ADMIN_IDS", Long.toString(ADMIN))
                .with("STRIPE_WEBHOOK_SECRET", "whsec_theOldOneOfTheStage,whsec_theNewOneOfTheStage")
                .with(Ports.BOT, "MAX_REQUESTS", Integer.toString(MAX_REQUESTS))
                .with(Ports.PAYMENT, "RECONCILIATION_INTERVAL", "2s")
                .with(Ports.PAYMENT, "TAROT_RECONCILIATION_POLL", "500ms")
                .with(Ports.PAYMENT, "TAROT_RECONCILIATION_LEASE", "20s")
                .with(Ports.NOTIFICATION, "TELEGRAM_MESSAGES_PER_SECOND", "1000")
                .with(Ports.NOTIFICATION, "TELEGRAM_MESSAGES_PER_CHAT_PER_SECOND", "100")
                .with(Ports.READING, "OPENAI_TIMEOUT", "4s")
                .with(Ports.READING, "TAROT_INTERPRETATION_LEASE", "9s")
                .with(Ports.READING, "TAROT_INTERPRETATION_POLL", "500ms")
                .with(Ports.READING, "TAROT_INTERPRETATION_RETRYPAUSE", "200ms")
                .with(Ports.READING, "TAROT_MODEL_BREAKERPAUSE", "1s");
    }

    private static SystemSettings traced(SystemSettings settings, Traces traces) {
        return settings.withAgent(settings.repository().resolve("infra/local/target/agent/opentelemetry-javaagent.jar"))
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", traces.url())
                .with("OTEL_METRICS_EXPORTER", "none")
                .with("OTEL_LOGS_EXPORTER", "none")
                .with("OTEL_BSP_SCHEDULE_DELAY", "200");
    }

    public TarotSystem system() {
        return system;
    }

    public SimulatorsClient simulators() {
        return simulators;
    }

    public Books books() {
        return books;
    }

    public Topics topics() {
        return topics;
    }

    public Gateway gateway() {
        return gateway;
    }

    public Providers providers() {
        return providers;
    }

    public Till till() {
        return till;
    }

    /**
     * What the services did, where {@code -Dtarot.tracing=true} attaches the agent.
     *
     * @throws IllegalStateException where it does not
     */
    public Traces traces() {
        if (traces == null) {
            throw new IllegalStateException("nothing is traced without -Dtarot.tracing=true");
        }
        return traces;
    }

    /** The one whom {@code ADMIN_IDS} names; has arrived. */
    public Visitor admin() {
        var known = admin;
        if (known == null) {
            known = new Visitor(simulators, books, ADMIN, "Admin").arrives();
            admin = known;
        }
        return known;
    }

    /** Somebody new. */
    public Visitor visitor() {
        var chat = chats.incrementAndGet();
        return new Visitor(simulators, books, chat, "Visitor" + chat % 1_000);
    }

    /** Adds to the line that is printed about this journey. */
    public void remark(String format, Object... values) {
        remarks.append("; ").append(String.format(Locale.ROOT, format, values));
    }

    /** So many dead letters are meant to lie there when the journey ends. */
    public void meanDeadLetters(int number) {
        deadLettersKnown += number;
    }

    /** Waits until nothing is under way any more: what people hear is ahead of the books by a moment. */
    public void comesToRest() {
        await().atMost(COMES_TO_REST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(books.underWay()).as("under way").isEmpty());
    }

    String takeRemarks() {
        var taken = remarks.toString();
        remarks.setLength(0);
        return taken;
    }

    /** The simulators do as they are told again, at once. */
    void quiet() {
        simulators.quiet();
        providers.quiet();
    }

    /** What a failed journey has left is not held against the next ones. */
    void forgive() {
        till.forgive();
        deadLettersKnown = topics.deadLetters().size();
    }

    /** Nothing is under way any more, the books are in order, money and credits agree, nothing was dead-lettered that was not meant to be. */
    void inspect() {
        comesToRest();
        assertThat(books.findings()).as("findings in the books").isEmpty();
        await().atMost(COMES_TO_REST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(till.findings())
                        .as("money that does not agree with credits")
                        .isEmpty());
        var deadLetters = topics.deadLetters();
        var known = deadLettersKnown;
        deadLettersKnown = deadLetters.size();
        assertThat(deadLetters.stream().map(letter -> letter.topic() + " " + letter.headers()))
                .as("dead letters")
                .hasSize((int) known);
    }

    @Override
    public void close() {
        topics.close();
        books.close();
        system.close();
        if (traces != null) {
            traces.close();
        }
    }
}
