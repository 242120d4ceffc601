package tarot.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tarot.local.run.Launchers;
import tarot.local.run.ServiceProcess;
import tarot.local.servers.KafkaServer;
import tarot.local.servers.LocalServer;
import tarot.local.servers.PostgresServer;
import tarot.local.servers.RedisServer;
import tarot.local.settings.Ports;
import tarot.local.settings.Wiring;

/**
 * The whole system as processes of this machine: servers, simulators and the six services, each from its own jar.
 * {@snippet :
 * try (var system = TarotSystem.start(SystemSettings.forTests(repository, home))) {
 *     system.service("reading-service").kill();
 *     system.service("reading-service").start();
 *     system.awaitHealthy();
 * }
 * }
 */
public final class TarotSystem implements AutoCloseable {

    private static final String READINESS = "/actuator/health/readiness";

    private final SystemSettings settings;
    private final Wiring wiring;
    private final Map<String, LocalServer> servers = new LinkedHashMap<>();
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Launchers launchers;
    private final Object turn = new Object();
    private volatile boolean closing;
    private volatile boolean abandoned;
    private @Nullable Restarts restarts;

    private TarotSystem(SystemSettings settings) {
        this.settings = settings;
        this.wiring = settings.wiring();
        this.launchers = settings.launchers();
        defineServers();
        defineServices();
    }

    /** Starts everything and returns when all are healthy. What was started is stopped again when something fails. */
    public static TarotSystem start(SystemSettings settings) {
        return start(settings, _ -> {});
    }

    /** As {@link #start(SystemSettings)}; each step is told in a line. */
    public static TarotSystem start(SystemSettings settings, Consumer<String> told) {
        var system = of(settings);
        try {
            system.startAll(told);
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** A system that has not been started yet. Its folders and secrets are there. */
    static TarotSystem of(SystemSettings settings) {
        return new TarotSystem(settings);
    }

    /** A service by its name ({@code reading-service}), or {@code simulators}. */
    public ServiceProcess service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("nothing here is called " + name + "; there are " + services.keySet());
        }
        return service;
    }

    /** Kafka, unless the settings name one that runs elsewhere. */
    public LocalServer kafka() {
        return server(Ports.KAFKA);
    }

    /** PostgreSQL, unless the settings name one that runs elsewhere. */
    public LocalServer postgres() {
        return server(Ports.POSTGRES);
    }

    /** Redis, unless the settings name one that runs elsewhere. */
    public LocalServer redis() {
        return server(Ports.REDIS);
    }

    /** {@code http://localhost:<port>} of a service or of the simulators. */
    public String url(String name) {
        return settings.ports().url(name);
    }

    /** A setting as the services have it: {@code DATABASE_URL}, {@code TELEGRAM_WEBHOOK_SECRET}, … */
    public String setting(String name) {
        var value = wiring.settings().get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    public SystemSettings settings() {
        return settings;
    }

    /** Returns when every service that has been started is healthy. */
    public void awaitHealthy() {
        services.values().forEach(ServiceProcess::awaitHealthy);
    }

    /** The process ids of all that runs here, by name; servers too. */
    public Map<String, Long> pids() {
        var pids = new TreeMap<String, Long>();
        services.values().stream().filter(ServiceProcess::isRunning).forEach(s -> pids.put(s.name(), s.pid()));
        servers.values().stream().filter(LocalServer::isRunning).forEach(s -> pids.put(s.name(), s.pid()));
        return pids;
    }

    /** Stops everything in good order: who takes work in first, the servers last. */
    @Override
    public void close() {
        synchronized (turn) {
            closing = true;
        }
        if (restarts != null) {
            restarts.close();
        }
        stopTogether(List.of(Ports.GATEWAY));
        stopTogether(List.of(Ports.BOT, Ports.PAYMENT));
        stopTogether(List.of(Ports.READING, Ports.CREDIT, Ports.NOTIFICATION));
        stopTogether(List.of(Ports.SIMULATORS));
        together(servers.values().stream().<Runnable>map(server -> server::stop).toList());
    }

    /** Starts what has not been started and returns when all is healthy. */
    void startAll(Consumer<String> told) {
        services.values().forEach(ServiceProcess::rotateLog);
        var unpacking = CompletableFuture.runAsync(launchers::prepareAll);
        startServers(told);
        joined(unpacking);
        startServices(told);
        if (settings.restarts()) {
            restarts = Restarts.watch(services.values(), servers.values(), told);
        }
    }

    void startServers(Consumer<String> told) {
        together(
                servers.values().stream().<Runnable>map(server -> server::start).toList());
        servers.values().forEach(server -> told.accept(server.name() + " answers on port " + server.port()));
    }

    boolean isClosing() {
        return closing;
    }

    /** A few at a time: started all at once, they would only hold each other up. */
    private void startServices(Consumer<String> told) {
        var turns = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
        together(services.values().stream()
                .<Runnable>map(service -> () -> startInTurn(service, turns, told))
                .toList());
    }

    private void startInTurn(ServiceProcess service, Semaphore turns, Consumer<String> told) {
        turns.acquireUninterruptibly();
        try {
            synchronized (turn) {
                if (closing || abandoned) {
                    return;
                }
                service.start();
            }
            service.awaitHealthy();
            told.accept(service.name() + " is ready");
        } catch (RuntimeException e) {
            abandoned = true; // what still waits for its turn need not start any more
            throw e;
        } finally {
            turns.release();
        }
    }

    private void defineServers() {
        var home = settings.home();
        var ports = settings.ports();
        if (wiring.startsKafka()) {
            servers.put(Ports.KAFKA, new KafkaServer(home, ports.of(Ports.KAFKA)));
        }
        if (wiring.startsPostgres()) {
            var password = wiring.settings().get("DATABASE_OWNER_PASSWORD");
            servers.put(Ports.POSTGRES, new PostgresServer(home, ports.of(Ports.POSTGRES), String.valueOf(password)));
        }
        if (wiring.startsRedis()) {
            servers.put(Ports.REDIS, new RedisServer(home, ports.of(Ports.REDIS)));
        }
    }

    private void defineServices() {
        if (wiring.startsSimulators()) {
            define(Ports.SIMULATORS, "/");
        }
        Ports.SERVICES.forEach(name -> define(name, READINESS));
    }

    private void define(String name, String health) {
        services.put(name, process(name, health, () -> launchers.command(name)));
    }

    /** A service of this system that is started by another command than usual. */
    ServiceProcess service(String name, Supplier<List<String>> command) {
        return process(name, READINESS, command);
    }

    private ServiceProcess process(String name, String health, Supplier<List<String>> command) {
        return new ServiceProcess(name, settings.home(), URI.create(url(name) + health), environment(name), command);
    }

    private Map<String, String> environment(String name) {
        var environment = new TreeMap<>(wiring.environment(name));
        if (name.equals(Ports.SIMULATORS)) {
            // what was paid must be known for as long as the databases know it
            environment.putIfAbsent(
                    "SIMULATORS_DATA",
                    settings.home().resolve("data").resolve(Ports.SIMULATORS).toString());
        }
        if (settings.agent() != null) {
            environment.put("OTEL_SERVICE_NAME", name);
            // calls of the Bot API have its token in their address; notification-service takes it out of its spans
            environment.putIfAbsent("OTEL_INSTRUMENTATION_JAVA_HTTP_CLIENT_ENABLED", "false");
            if (!environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")) {
                // spans are made, so that logs and messages carry their ids, and go nowhere
                List.of("TRACES", "METRICS", "LOGS")
                        .forEach(kind -> environment.put("OTEL_" + kind + "_EXPORTER", "none"));
            }
        }
        environment.putAll(settings.extra().getOrDefault(name, Map.of()));
        return environment;
    }

    private LocalServer server(String name) {
        var server = servers.get(name);
        if (server == null) {
            throw new IllegalStateException(name + " is not run here: the settings name one that runs elsewhere");
        }
        return server;
    }

    private void stopTogether(List<String> names) {
        together(names.stream()
                .filter(services::containsKey)
                .<Runnable>map(name -> service(name)::stop)
                .toList());
    }

    private static void together(List<Runnable> works) {
        var running = new ArrayList<CompletableFuture<Void>>();
        works.forEach(work -> running.add(
                CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task))));
        running.forEach(TarotSystem::joined);
    }

    private static void joined(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
