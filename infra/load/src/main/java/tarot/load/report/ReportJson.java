package tarot.load.report;

import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report for programs to read. */
public final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReportJson() {}

    public static byte[] of(Report report) {
        var root = JSON.createObjectNode()
                .put("run", report.run())
                .put("machine", report.machine())
                .put("good", report.isGood());
        root.putObject("throughput")
                .put("readingsPerSecond", report.throughput().overall())
                .put("readingsPerSecondSteady", report.throughput().steady())
                .put("seconds", report.throughput().seconds());
        var latencies = root.putObject("latencyMillis");
        latency(latencies.putObject("webhook"), report.acknowledgement());
        latency(latencies.putObject("picture"), report.picture());
        latency(latencies.putObject("reading"), report.delivery());
        deliveries(root.putObject("deliveries"), report);
        processes(root, report);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void latency(ObjectNode node, Latencies it) {
        node.put("count", it.count())
                .put("p50", it.p50())
                .put("p95", it.p95())
                .put("p99", it.p99())
                .put("max", it.max());
    }

    private static void deliveries(ObjectNode node, Report report) {
        var verdict = report.verdict();
        node.put("people", verdict.people())
                .put("accepted", report.accepted())
                .put("pictures", verdict.pictures())
                .put("readings", verdict.texts())
                .put("notices", verdict.notices())
                .put("lost", verdict.lost())
                .put("doubled", verdict.doubled());
        var examples = node.putArray("examples");
        verdict.examples().forEach(examples::add);
        new TreeMap<>(report.troubles()).forEach(node.putObject("troubles")::put);
    }

    private static void processes(ObjectNode root, Report report) {
        var usage = report.usage();
        root.put("systemCpuMillisPerReading", report.perReading(usage.systemSeconds()))
                .put("systemMemoryBytes", usage.systemMemory());
        usage.othersCpu().ifPresent(seconds -> root.put("othersCpuMillisPerReading", report.perReading(seconds)));
        usage.busy().ifPresent(busy -> root.put("processorsBusy", busy));
        var processes = root.putArray("processes");
        for (var share : usage.shares()) {
            processes
                    .addObject()
                    .put("name", share.name())
                    .put("role", share.role().name().toLowerCase(java.util.Locale.ROOT))
                    .put("cpuMillisPerReading", report.perReading(share.cpuSeconds()))
                    .put("cpuSeconds", share.cpuSeconds())
                    .put("memoryBytes", share.memory())
                    .put("alive", share.alive());
        }
    }
}
