package tarot.local;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tarot.local.run.ServiceProcess;
import tarot.local.servers.LocalServer;

/** Starts again what has died, with pauses that double from one second to thirty, and says so in a line. */
final class Restarts implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final List<ServiceProcess> services;
    private final List<LocalServer> servers;
    private final Consumer<String> told;
    private final Map<String, Integer> deaths = new HashMap<>();
    private volatile boolean closed;

    private Restarts(Collection<ServiceProcess> services, Collection<LocalServer> servers, Consumer<String> told) {
        this.services = List.copyOf(services);
        this.servers = List.copyOf(servers);
        this.told = told;
    }

    static Restarts watch(Collection<ServiceProcess> services, Collection<LocalServer> servers, Consumer<String> told) {
        var restarts = new Restarts(services, servers, told);
        Thread.ofPlatform().daemon().name("restarts").start(restarts::look);
        return restarts;
    }

    /** From now on the dead stay dead. */
    @Override
    public void close() {
        closed = true;
    }

    private void look() {
        while (!closed) {
            servers.stream().filter(LocalServer::hasDied).forEach(this::revive);
            services.stream().filter(ServiceProcess::hasDied).forEach(this::revive);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void revive(ServiceProcess service) {
        again(service.name(), service.tail(), service::start);
    }

    private void revive(LocalServer server) {
        again(server.name(), "", server::start);
    }

    private void again(String name, String lastWords, Runnable start) {
        var pause = Math.min(1 << Math.min(deaths.merge(name, 1, Integer::sum) - 1, 5), LONGEST_PAUSE_SECONDS);
        told.accept(name + " has died and is started again in " + pause + " s" + lastWords);
        LockSupport.parkNanos(Duration.ofSeconds(pause).toNanos());
        if (closed) {
            return;
        }
        try {
            start.run();
        } catch (RuntimeException e) {
            told.accept(name + " could not be started: " + e.getMessage());
        }
    }
}
