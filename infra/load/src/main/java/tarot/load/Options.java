package tarot.load;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tarot.load.http.Target;

/**
 * What to do, as the command line says it.
 *
 * @param rate readings per second of an open loop; null for a closed one
 * @param secret of the webhook; null for the one that the local system has made
 * @param modelDelay what the simulated model is set to; null leaves it
 * @param record where to record Telegram's part oneself; null to ask the simulators
 * @param json file for the figures; null for none
 */
record Options(
        int readings,
        int warmUp,
        int connections,
        int inFlight,
        @Nullable Double rate,
        Target gateway,
        Target simulators,
        @Nullable String secret,
        @Nullable Duration modelDelay,
        @Nullable InetSocketAddress record,
        Duration patience,
        Duration poll,
        Duration settle,
        Path state,
        @Nullable Path json) {

    static final String HELP = """
            infra/load/run drives readings of new people through a running system, and prints what it took.

              --readings N       how many are measured (5000)
              --warm-up N        how many go before them, unmeasured (1000; at least 10)
              --connections C    connections to the gateway (50; with --rate 40)
              --in-flight N      closed loop: so many readings are on their way at any time (as many as connections)
              --rate R           open loop: R people write per second, whatever the system makes of it
              --model-delay MS   sets the simulated model's delay first, and back in the end
              --gateway URL      (http://localhost:8080)
              --simulators URL   (http://localhost:8090)
              --port-offset N    as given to infra/tarot: moves both ports
              --record [HOST:]PORT
                                 takes the place of Telegram there, instead of asking the simulators; start the
                                 system with TELEGRAM_API_URL=http://<this host>:PORT and any TELEGRAM_TOKEN
              --secret S         of the webhook (else TELEGRAM_WEBHOOK_SECRET, else .tarot/secrets.properties)
              --home DIR         the repository whose infra/tarot runs the system (this one)
              --patience S       seconds to wait for what is missing before it counts as lost (60)
              --poll MS          how often the simulators are asked (10)
              --settle MS        for so long nothing may arrive before the run is over: what comes twice may come late (1500)
              --json FILE        also writes the figures there

            Exit code: 0 everything arrived exactly once; 1 it did not; 2 the run could not be made.
            """;

    /** @throws IllegalArgumentException in words for whoever typed it */
    static Options of(List<String> words, Path home) {
        var draft = new Draft(home);
        for (var rest = words.iterator(); rest.hasNext(); ) {
            draft.take(rest.next(), rest);
        }
        return draft.finish();
    }

    private static final class Draft {
        private int readings = 5_000;
        private int warmUp = 1_000;
        private int connections;
        private int inFlight;
        private int offset;
        private @Nullable Double rate;
        private @Nullable String gateway;
        private @Nullable String simulators;
        private @Nullable String secret;
        private @Nullable Duration modelDelay;
        private @Nullable InetSocketAddress record;
        private Duration patience = Duration.ofSeconds(60);
        private Duration poll = Duration.ofMillis(10);
        private Duration settle = Duration.ofMillis(1_500);
        private Path home;
        private @Nullable Path json;

        Draft(Path home) {
            this.home = home;
        }

        void take(String option, Iterator<String> rest) {
            switch (option) {
                case "--readings" -> readings = number(option, rest, 1);
                case "--warm-up" -> warmUp = number(option, rest, 10);
                case "--connections" -> connections = number(option, rest, 1);
                case "--in-flight" -> inFlight = number(option, rest, 1);
                case "--rate" -> rate = rate(value(option, rest));
                case "--model-delay" -> modelDelay = Duration.ofMillis(number(option, rest, 0));
                case "--gateway" -> gateway = value(option, rest);
                case "--simulators" -> simulators = value(option, rest);
                case "--port-offset" -> offset = number(option, rest, 0);
                case "--record" -> record = address(value(option, rest));
                case "--secret" -> secret = value(option, rest);
                case "--home" -> home = Path.of(value(option, rest));
                case "--patience" -> patience = Duration.ofSeconds(number(option, rest, 1));
                case "--poll" -> poll = Duration.ofMillis(number(option, rest, 1));
                case "--settle" -> settle = Duration.ofMillis(number(option, rest, 1));
                case "--json" -> json = Path.of(value(option, rest));
                default -> throw new IllegalArgumentException("'" + option + "' is no option");
            }
        }

        Options finish() {
            if (rate != null && inFlight > 0) {
                throw new IllegalArgumentException("--in-flight is for a closed loop, --rate for an open one");
            }
            int used = connections > 0 ? connections : rate == null ? 50 : 40;
            return new Options(
                    readings,
                    warmUp,
                    used,
                    inFlight > 0 ? inFlight : used,
                    rate,
                    Target.of(gateway == null ? "http://localhost:" + (8080 + offset) : gateway),
                    Target.of(simulators == null ? "http://localhost:" + (8090 + offset) : simulators),
                    secret,
                    modelDelay,
                    record,
                    patience,
                    poll,
                    settle,
                    home.resolve(".tarot"),
                    json);
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.next();
        }

        private static int number(String option, Iterator<String> rest, int least) {
            var value = value(option, rest);
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= 10_000_000) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw new IllegalArgumentException(option + " takes a number from " + least + " on, not '" + value + "'");
        }

        private static double rate(String value) {
            try {
                double rate = Double.parseDouble(value);
                if (rate > 0 && rate <= 100_000) {
                    return rate;
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw new IllegalArgumentException("--rate takes readings per second above 0, not '" + value + "'");
        }

        private static InetSocketAddress address(String value) {
            int colon = value.lastIndexOf(':');
            var host = colon < 0 ? "localhost" : value.substring(0, colon);
            try {
                return new InetSocketAddress(host, Integer.parseInt(value.substring(colon + 1)));
            } catch (IllegalArgumentException _) {
                throw new IllegalArgumentException("--record takes a port, not '" + value + "'");
            }
        }
    }
}
