package tarot.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tarot.load.delivery.Feed;
import tarot.load.delivery.RecordingBotApi;
import tarot.load.delivery.SimulatorAdmin;
import tarot.load.delivery.SimulatorFeed;
import tarot.load.drive.Webhook;
import tarot.load.process.Members;
import tarot.load.report.Report;
import tarot.load.report.ReportJson;
import tarot.load.report.ReportTable;

/** {@code infra/load/run}. */
public final class Load {

    private static final String SECRET = "TELEGRAM_WEBHOOK_SECRET";

    private final Options options;
    private final Map<String, String> environment;

    private Load(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        if (words.contains("--help") || words.contains("help")) {
            System.out.print(Options.HELP);
            return;
        }
        int code;
        try {
            var home = Path.of(System.getProperty("tarot.repository", "."));
            var report = run(Options.of(words, home), System.getenv());
            System.out.print(ReportTable.of(report));
            code = report.isGood() ? 0 : 1;
        } catch (IllegalArgumentException | IllegalStateException | IOException | UncheckedIOException e) {
            System.err.println("load: " + e.getMessage());
            code = 2;
        } catch (InterruptedException _) {
            code = 2;
        }
        System.exit(code);
    }

    /** Makes the run that the options ask for. */
    static Report run(Options options, Map<String, String> environment) throws IOException, InterruptedException {
        return new Load(options, environment).run();
    }

    private Report run() throws IOException, InterruptedException {
        var webhook = new Webhook(options.gateway(), secret());
        try (var admin = new SimulatorAdmin(options.simulators())) {
            var before = delayModel(admin);
            try (var feed = feed(admin)) {
                var members = Members.find(options.state());
                var report = new Campaign(options, webhook, feed, members, System.err::println)
                        .run(Clock.systemUTC().instant());
                var json = options.json();
                if (json != null) {
                    Files.write(json, ReportJson.of(report));
                }
                return report;
            } finally {
                if (before != null) {
                    admin.modelDelay(before);
                }
            }
        }
    }

    /** What the delay was before; null where it is left alone. */
    private @Nullable Duration delayModel(SimulatorAdmin admin) throws IOException {
        var delay = options.modelDelay();
        if (delay == null) {
            return null;
        }
        var before = reached(admin::modelDelay);
        admin.modelDelay(delay);
        return before;
    }

    private Feed feed(SimulatorAdmin admin) throws IOException {
        var record = options.record();
        if (record != null) {
            return new RecordingBotApi(record);
        }
        return reached(() -> {
            admin.open();
            return new SimulatorFeed(admin, options.poll());
        });
    }

    private <T> T reached(Reaching<T> reaching) throws IOException {
        try {
            return reaching.reach();
        } catch (IOException e) {
            throw new IOException(
                    "no simulators answer at " + options.simulators().base() + " (" + e.getMessage()
                            + "): is 'infra/tarot up' running, and with the same --port-offset?",
                    e);
        }
    }

    private String secret() throws IOException {
        var given = options.secret() != null ? options.secret() : environment.getOrDefault(SECRET, "");
        if (!given.isEmpty()) {
            return given;
        }
        var file = options.state().resolve("secrets.properties");
        if (Files.exists(file)) {
            var secrets = new Properties();
            try (var in = Files.newInputStream(file)) {
                secrets.load(in);
            }
            var made = secrets.getProperty(SECRET, "");
            if (!made.isEmpty()) {
                return made;
            }
        }
        throw new IllegalArgumentException(
                "the webhook's secret is not known: there is none in " + file + "; give --secret or set " + SECRET);
    }

    @FunctionalInterface
    private interface Reaching<T> {
        T reach() throws IOException;
    }
}
