package tarot.load.report;

import java.util.Locale;
import java.util.TreeMap;

/** A report for people to read. */
public final class ReportTable {

    private static final double MEGABYTE = 1024.0 * 1024;

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private ReportTable(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        var table = new ReportTable(report);
        table.head();
        table.latencies();
        table.deliveries();
        table.processes();
        return table.out.toString();
    }

    private void head() {
        var throughput = report.throughput();
        line("%s", report.run());
        line("%s", report.machine());
        line("");
        line(
                "throughput   %.1f readings/s over %.1f s; %.1f in the middle 80 %%",
                throughput.overall(), throughput.seconds(), throughput.steady());
        line("");
    }

    private void latencies() {
        line("%-28s %9s %9s %9s %9s", "milliseconds from intended", "p50", "p95", "p99", "max");
        latency("webhook answered", report.acknowledgement());
        latency("picture at Telegram", report.picture());
        latency("whole reading at Telegram", report.delivery());
        line("");
    }

    private void latency(String name, Latencies it) {
        line("%-28s %9.1f %9.1f %9.1f %9.1f", name, it.p50(), it.p95(), it.p99(), it.max());
    }

    private void deliveries() {
        var verdict = report.verdict();
        line(
                "deliveries   %d people, %d accepted: %d pictures, %d readings, %d notices",
                verdict.people(), report.accepted(), verdict.pictures(), verdict.texts(), verdict.notices());
        line(
                "             %s",
                report.isGood()
                        ? "everything arrived exactly once"
                        : "NOT exactly once: %d people miss something, %d got something twice"
                                .formatted(verdict.lost(), verdict.doubled()));
        verdict.examples().forEach(example -> line("             %s", example));
        new TreeMap<>(report.troubles())
                .forEach((what, times) -> line("             %s: %d times, sent again", what, times));
        line("");
    }

    private void processes() {
        var usage = report.usage();
        line("%-24s %15s %9s %11s", "process", "CPU ms/reading", "CPU s", "memory MB");
        for (var share : usage.shares()) {
            if (share.role().isOfTheSystem()) {
                share(share);
            }
        }
        usage("all of the system", usage.systemSeconds(), usage.systemMemory());
        for (var share : usage.shares()) {
            if (!share.role().isOfTheSystem()) {
                share(share);
            }
        }
        usage.othersCpu()
                .ifPresent(seconds -> line(
                        "%-24s %15.3f %9.2f %11s", "others on the machine", report.perReading(seconds), seconds, "-"));
        usage.busy().ifPresent(busy -> line("%nprocessors   %.0f %% busy", busy * 100));
        if (usage.systemSeconds() == 0) {
            line("             no process of the system was found on this machine");
        }
    }

    private void share(tarot.load.process.Usage.Share share) {
        usage(share.alive() ? share.name() : share.name() + " (ended)", share.cpuSeconds(), share.memory());
    }

    private void usage(String name, double seconds, long memory) {
        line("%-24s %15.3f %9.2f %11.0f", name, report.perReading(seconds), seconds, memory / MEGABYTE);
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
