package tarot.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tarot.load.process.Member.Role;

/** What each process has taken so far. */
public record Snapshot(List<Member> members, List<Duration> cpu, List<Long> memory, Optional<Machine> machine) {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100; // USER_HZ is 100 on every Linux that Java runs on

    public Snapshot {
        members = List.copyOf(members);
        cpu = List.copyOf(cpu);
        memory = List.copyOf(memory);
    }

    public static Snapshot of(List<Member> members) {
        return new Snapshot(
                members,
                members.stream().map(Snapshot::cpu).toList(),
                members.stream().map(Snapshot::memory).toList(),
                Machine.now());
    }

    public Usage since(Snapshot before) {
        return Usage.between(before, this);
    }

    /** Of the process, its children, and its children that have ended. The launcher's are members themselves. */
    private static Duration cpu(Member member) {
        var ended = member.role() == Role.LAUNCHER ? Duration.ZERO : endedChildren(member.process());
        return processes(member).map(Snapshot::own).reduce(ended, Duration::plus);
    }

    private static Stream<ProcessHandle> processes(Member member) {
        return member.role() == Role.LAUNCHER
                ? Stream.of(member.process())
                : Stream.concat(Stream.of(member.process()), member.process().descendants());
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration endedChildren(ProcessHandle process) {
        try {
            var stat = Files.readString(file(process, "stat"));
            // the name, in brackets, may hold blanks: fields are counted from behind it
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return ofTicks(Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        } catch (IOException | RuntimeException _) {
            return Duration.ZERO; // not on this system
        }
    }

    static Duration ofTicks(long ticks) {
        return Duration.ofNanos(Math.round(ticks * 1e9 / TICKS_PER_SECOND));
    }

    private static long memory(Member member) {
        return processes(member).mapToLong(Snapshot::resident).sum();
    }

    private static long resident(ProcessHandle process) {
        try {
            return Files.readString(file(process, "smaps_rollup"))
                            .lines()
                            .filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException | RuntimeException _) {
            return residentByPs(process);
        }
    }

    private static long residentByPs(ProcessHandle process) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            var answer = new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            return Long.parseLong(answer.strip()) * 1024;
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }

    private static Path file(ProcessHandle process, String name) {
        return PROC.resolve(Long.toString(process.pid())).resolve(name);
    }

    /** What the whole machine has done so far, over all processors. */
    record Machine(double busySeconds, double allSeconds) {

        static Optional<Machine> now() {
            try {
                return Optional.of(of(Files.readString(PROC.resolve("stat"))));
            } catch (IOException | RuntimeException _) {
                return Optional.empty();
            }
        }

        /** Reads {@code cpu user nice system idle iowait irq softirq steal …}. */
        static Machine of(String stat) {
            var fields = stat.lines().findFirst().orElseThrow().strip().split("\\s+");
            var ticks = Stream.of(fields).skip(1).mapToLong(Long::parseLong).toArray();
            long busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
            long all = busy + ticks[3] + ticks[4] + ticks[7];
            return new Machine(busy / TICKS_PER_SECOND, all / TICKS_PER_SECOND);
        }
    }
}
