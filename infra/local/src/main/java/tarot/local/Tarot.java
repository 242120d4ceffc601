package tarot.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tarot.local.doctor.Doctor;
import tarot.local.doctor.Finding.Fine;
import tarot.local.doctor.Finding.Problem;
import tarot.local.process.OwnedProcess;
import tarot.local.process.ProcessRecord;
import tarot.local.servers.KafkaServer;
import tarot.local.servers.ServerHome;
import tarot.local.settings.Ports;

/** The command line behind {@code infra/tarot}. */
final class Tarot {

    private static final Duration DOWN_WITHIN = Duration.ofSeconds(90);

    private final Options options;
    private final SystemSettings settings;
    private final PrintStream out;

    private Tarot(Options options, SystemSettings settings, PrintStream out) {
        this.options = options;
        this.settings = settings;
        this.out = out;
    }

    /** Runs one command for the repository that {@code tarot.repository} names; the exit code says how it went. */
    public static void main(String[] arguments) {
        try {
            var repository = Path.of(System.getProperty("tarot.repository", "."))
                    .toAbsolutePath()
                    .normalize();
            var options = Options.parse(arguments);
            System.exit(new Tarot(options, settings(options, repository), System.out).run());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("tarot: " + e.getMessage());
            System.exit(2);
        }
    }

    private static SystemSettings settings(Options options, Path repository) {
        var agent = repository.resolve("infra/local/target/agent/opentelemetry-javaagent.jar");
        return new SystemSettings(
                repository,
                repository.resolve(".tarot"),
                Ports.standard(options.portOffset()),
                System.getenv(),
                Map.of(),
                true,
                options.telemetry() ? agent : null);
    }

    private int run() {
        return switch (options.command()) {
            case UP -> up();
            case DOWN -> down();
            case STATUS -> status();
            case DOCTOR -> doctor();
            case PREPARE -> prepare(() -> Preparation.of(settings.repository(), out::println));
            case PREPARE_KAFKA -> prepare(KafkaServer::archiveClasses);
        };
    }

    private int up() {
        var begun = System.nanoTime();
        var other = ProcessRecord.running(record());
        if (other.isPresent()) {
            throw new IllegalStateException(
                    "it runs already, as process " + other.get().pid() + "; 'infra/tarot down' stops it");
        }
        ServerHome.endAll(settings.home()); // what a killed run has left
        var obstacles = new Doctor(settings.home(), settings.wiring(), false).obstacles();
        if (!obstacles.isEmpty()) {
            obstacles.forEach(this::show);
            return 1;
        }
        if (options.fresh()) {
            ServerHome.wipe(settings.home().resolve("data"));
            out.println("Wiped " + settings.home().resolve("data"));
        }
        ProcessRecord.write(record(), ProcessHandle.current());
        var system = TarotSystem.of(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system), "ctrl-c"));
        return serve(system, begun);
    }

    private int serve(TarotSystem system, long begun) {
        try {
            system.startAll(this::say);
        } catch (RuntimeException e) {
            if (!system.isClosing()) {
                out.println("It could not be started: " + e.getMessage());
            }
            return 1;
        }
        out.println(new Banner(settings, settings.wiring(), (System.nanoTime() - begun) / 1e9).text());
        LockSupport.park(); // until Ctrl-C
        return 0;
    }

    private void end(TarotSystem system) {
        out.println("Stopping …");
        system.close();
        ProcessRecord.forget(record());
        out.println("Stopped.");
    }

    private int down() {
        var running = ProcessRecord.running(record());
        if (OwnedProcess.endLeftover(record(), DOWN_WITHIN)) {
            out.println("Stopped process " + running.map(ProcessHandle::pid).orElse(0L) + " and all that it ran.");
        }
        var left = ServerHome.endAll(settings.home());
        if (!left.isEmpty()) {
            out.println("Ended what a killed run had left behind: " + String.join(", ", left));
        } else if (running.isEmpty()) {
            out.println("It does not run.");
        }
        return 0;
    }

    private int status() {
        var parts = ServerHome.running(settings.home());
        ProcessRecord.running(record()).ifPresent(process -> parts.put("infra/tarot", process));
        if (parts.isEmpty()) {
            out.println("Nothing runs.");
            return 1;
        }
        var total = 0L;
        for (var part : parts.entrySet()) {
            // Postgres is many processes; the launcher's children are parts of their own
            var own = part.getKey().equals("infra/tarot")
                    ? Stream.<ProcessHandle>empty()
                    : part.getValue().children();
            var kilobytes = Memory.residentKilobytes(Stream.concat(Stream.of(part.getValue()), own));
            total += kilobytes;
            out.printf(
                    "  %-21s process %-8d %5d MB%n",
                    part.getKey(), part.getValue().pid(), kilobytes / 1024);
        }
        out.printf("  %-21s %16s %5d MB%n", "together", "", total / 1024);
        return 0;
    }

    private int doctor() {
        var running = ProcessRecord.running(record()).isPresent();
        var problems = 0;
        for (var finding : new Doctor(settings.home(), settings.wiring(), running).findings()) {
            switch (finding) {
                case Fine(var what) -> out.println("  ok       " + what);
                case Problem problem -> {
                    show(problem);
                    problems++;
                }
            }
        }
        out.println(problems == 0 ? "All is well." : problems + (problems == 1 ? " problem." : " problems."));
        return problems == 0 ? 0 : 1;
    }

    private void show(Problem problem) {
        out.println("  PROBLEM  " + problem.what() + "\n           → " + problem.remedy());
    }

    /** What builds do so that starts are quicker. That it was not possible keeps nothing from running. */
    private int prepare(Preparing preparing) {
        try {
            preparing.run();
        } catch (IOException | RuntimeException e) {
            out.println("That was not possible, and starts will be slower: " + e.getMessage());
        }
        return 0;
    }

    private interface Preparing {

        void run() throws IOException;
    }

    private void say(String line) {
        out.println("  " + line);
    }

    private Path record() {
        return settings.home().resolve("tarot.pid");
    }
}
