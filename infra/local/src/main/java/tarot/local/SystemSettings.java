package tarot.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tarot.local.run.Launchers;
import tarot.local.settings.Ports;
import tarot.local.settings.Secrets;
import tarot.local.settings.Wiring;

/**
 * What a local system is made of.
 *
 * @param repository the folder of this project, with built jars in it
 * @param home where data, logs and secrets are kept
 * @param ports where everything listens
 * @param environment settings by name, as the environment has them; what they configure replaces its stand-in
 * @param extra settings for single services, by the service's name; these win
 * @param restarts whether a service that dies is started again, with growing pauses
 * @param agent the OpenTelemetry agent to attach to each service, if any
 */
public record SystemSettings(
        Path repository,
        Path home,
        Ports ports,
        Map<String, String> environment,
        Map<String, Map<String, String>> extra,
        boolean restarts,
        @Nullable Path agent) {

    public SystemSettings {
        repository = repository.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        extra = Map.copyOf(extra);
    }

    /** A system of this process's environment, on free ports, that restarts nothing: what a test wants. */
    public static SystemSettings forTests(Path repository, Path home) {
        return new SystemSettings(
                repository, home, Ports.free(), withoutSettings(System.getenv()), Map.of(), false, null);
    }

    /** Adds a setting for every service. */
    public SystemSettings with(String setting, String value) {
        var settings = new HashMap<>(environment);
        settings.put(setting, value);
        return new SystemSettings(repository, home, ports, settings, extra, restarts, agent);
    }

    /** Adds a setting for one service. */
    public SystemSettings with(String service, String setting, String value) {
        var all = new HashMap<>(extra);
        var its = new HashMap<>(all.getOrDefault(service, Map.of()));
        its.put(setting, value);
        all.put(service, Map.copyOf(its));
        return new SystemSettings(repository, home, ports, environment, all, restarts, agent);
    }

    /** Attaches the OpenTelemetry agent to each service. */
    public SystemSettings withAgent(Path jar) {
        return new SystemSettings(repository, home, ports, environment, extra, restarts, jar);
    }

    /** Jars are unpacked once for all systems of a repository. */
    Launchers launchers() {
        return new Launchers(repository, repository.resolve(".tarot/jars"), agent);
    }

    Wiring wiring() {
        return new Wiring(environment, ports, Secrets.keptIn(home.resolve("secrets.properties")));
    }

    /** A developer's own tokens must not turn a test's stand-ins into the real thing. */
    private static Map<String, String> withoutSettings(Map<String, String> environment) {
        var rest = new HashMap<>(environment);
        rest.keySet()
                .removeIf(
                        name -> name.matches(
                                "(TELEGRAM|OPENAI|STRIPE|KAFKA|DATABASE|REDIS|TRANSPORT|STORAGE|IDENTITY|INVOICE|PAYMENT|SUPPORT|RECONCILIATION|REFERRAL|WELCOME|AUDIT|HOLD|CREDITS)_.*|ADMIN_IDS"));
        return rest;
    }
}
