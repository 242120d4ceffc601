package tarot.load;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What was done, and where, for whoever reads the figures later. */
final class Words {

    private Words() {}

    static String run(Options options) {
        var rate = options.rate();
        var loop = rate == null
                ? "closed loop, %d in flight".formatted(options.inFlight())
                : String.format(Locale.ROOT, "open loop, %s per second", rate);
        var delay = options.modelDelay();
        var model = delay == null ? "model as it was" : "model takes " + delay.toMillis() + " ms";
        return "%d readings of new people after a warm-up of %d; %s over %d connections; %s"
                .formatted(options.readings(), options.warmUp(), loop, options.connections(), model);
    }

    static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, %s %s, %s; load average %.1f at the end"
                .formatted(
                        system.getAvailableProcessors(),
                        system.getName(),
                        system.getVersion(),
                        system.getArch(),
                        system.getSystemLoadAverage());
    }
}
