package tarot.local.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tarot.local.doctor.Finding.Fine;
import tarot.local.doctor.Finding.Problem;
import tarot.local.servers.FreePorts;
import tarot.local.settings.Ports;
import tarot.local.settings.Shapes;
import tarot.local.settings.Wiring;

/**
 * Looks at this machine before a start.
 *
 * @param home where data will be kept
 * @param running whether the system itself runs already: then its ports are taken by right
 */
public record Doctor(Path home, Wiring wiring, boolean running) {

    private static final long GIGABYTE = 1L << 30;
    private static final long DISK_NEEDED = 2 * GIGABYTE;
    private static final int JAVA_NEEDED = 25;
    private static final int TIMEOUT_MILLIS = 2_000;

    /** Everything that was looked at, in order and out of order. */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(java(Runtime.version().feature()));
        findings.add(maven(Commands.output("mvn", "-version")));
        findings.add(disk());
        findings.addAll(settings());
        if (running) {
            findings.add(new Fine("the system is running; its ports are its own"));
        } else {
            findings.addAll(ports());
        }
        findings.addAll(externals());
        return findings;
    }

    /** What would keep a start from succeeding for certain: settings of the wrong form, and ports that others hold. */
    public List<Problem> obstacles() {
        return Stream.concat(settings().stream(), ports().stream())
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .toList();
    }

    private List<Finding> settings() {
        return Shapes.misfits(wiring.configured()).stream()
                .<Finding>map(misfit -> new Problem(misfit.sentence(), misfit.remedy()))
                .toList();
    }

    private List<Finding> ports() {
        return wiring.ports().byName().entrySet().stream()
                .filter(port -> isNeeded(port.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .map(port -> port(port.getKey(), port.getValue()))
                .toList();
    }

    static Finding java(int version) {
        return version >= JAVA_NEEDED
                ? new Fine("Java " + version)
                : new Problem(
                        "this is Java " + version + ", and " + JAVA_NEEDED + " is needed",
                        "install a JDK " + JAVA_NEEDED + " and point JAVA_HOME at it");
    }

    static Finding maven(Optional<String> answer) {
        return answer.<Finding>map(text ->
                        new Fine(text.lines().findFirst().orElse("Maven").replaceAll("\\e\\[[\\d;]*m", "")))
                .orElseGet(() -> new Problem(
                        "Maven is not on the PATH", "install Maven 3.8 or later; it is needed only to build"));
    }

    static Finding port(String name, int port) {
        if (FreePorts.isFree(port)) {
            return new Fine("port " + port + " is free for " + name);
        }
        var holder = Commands.output("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
                .or(() -> Commands.output("ss", "-Hltnp", "sport = :" + port))
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> !text.isEmpty());
        return new Problem(
                "port " + port + ", for " + name + ", is in use"
                        + holder.map(text -> " by " + text).orElse(""),
                "stop what uses it, or start with '--port-offset 1000', which moves every port");
    }

    private Finding disk() {
        try {
            var folder = Stream.iterate(home.toAbsolutePath(), Path::getParent)
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            var free = Files.getFileStore(folder).getUsableSpace();
            var gigabytes = free / GIGABYTE;
            return free >= DISK_NEEDED
                    ? new Fine(gigabytes + " GB are free under " + home)
                    : new Problem("only " + gigabytes + " GB are free under " + home, "make room for 2 GB at least");
        } catch (IOException e) {
            return new Problem("the disk under " + home + " cannot be asked", "check that the folder may be written");
        }
    }

    private List<Finding> externals() {
        var findings = new ArrayList<Finding>();
        if (!wiring.startsKafka()) {
            for (var broker : configured("KAFKA_BOOTSTRAP_SERVERS").split(",", -1)) {
                findings.add(reachable("KAFKA_BOOTSTRAP_SERVERS", "tcp://" + broker.strip(), 9092));
            }
        }
        if (!wiring.startsPostgres()) {
            findings.add(reachable("DATABASE_URL", configured("DATABASE_URL").replaceFirst("^jdbc:", ""), 5432));
        }
        if (!wiring.startsRedis()) {
            findings.add(reachable("REDIS_URL", configured("REDIS_URL"), 6379));
        }
        for (var setting : List.of("TELEGRAM_API_URL", "OPENAI_BASE_URL", "STRIPE_API_URL")) {
            var url = configured(setting);
            if (!url.isEmpty()) {
                findings.add(reachable(setting, url, url.startsWith("http:") ? 80 : 443));
            }
        }
        return findings;
    }

    private String configured(String setting) {
        return wiring.configured().getOrDefault(setting, "");
    }

    static Finding reachable(String setting, String url, int standardPort) {
        var address = address(url);
        var host = address.getHost();
        if (host == null) {
            return new Problem(setting + " names no host", "see .env.example for its form");
        }
        var port = address.getPort() < 0 ? standardPort : address.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return new Fine(setting + ": " + host + ":" + port + " can be reached");
        } catch (IOException e) {
            return new Problem(
                    setting + ": nobody answers at " + host + ":" + port,
                    "start it, correct " + setting + ", or leave it out to have a stand-in started");
        }
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private boolean isNeeded(String name) {
        return switch (name) {
            case Ports.KAFKA -> wiring.startsKafka();
            case Ports.POSTGRES -> wiring.startsPostgres();
            case Ports.REDIS -> wiring.startsRedis();
            case Ports.SIMULATORS -> wiring.startsSimulators();
            default -> true;
        };
    }
}
