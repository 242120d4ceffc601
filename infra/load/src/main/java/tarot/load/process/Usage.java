package tarot.load.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tarot.load.process.Member.Role;

/**
 * What the processes took between two moments.
 *
 * @param othersCpu of everything else on the machine; empty where the system does not tell
 * @param busy which share of the processors was busy, from 0 to 1; empty where the system does not tell
 */
public record Usage(List<Share> shares, OptionalDouble othersCpu, OptionalDouble busy) {

    public Usage {
        shares = List.copyOf(shares);
    }

    /** Between two snapshots of the same members. */
    static Usage between(Snapshot before, Snapshot after) {
        var shares = new ArrayList<Share>();
        double known = 0;
        for (int index = 0; index < after.members().size(); index++) {
            var member = after.members().get(index);
            var cpu = after.cpu().get(index).minus(before.cpu().get(index));
            known += seconds(cpu);
            shares.add(new Share(
                    member.name(),
                    member.role(),
                    seconds(cpu),
                    after.memory().get(index),
                    member.process().isAlive()));
        }
        if (before.machine().isEmpty() || after.machine().isEmpty()) {
            return new Usage(shares, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double busy =
                after.machine().get().busySeconds() - before.machine().get().busySeconds();
        double all = after.machine().get().allSeconds() - before.machine().get().allSeconds();
        return new Usage(
                shares,
                OptionalDouble.of(Math.max(0, busy - known)),
                all <= 0 ? OptionalDouble.empty() : OptionalDouble.of(busy / all));
    }

    /** Seconds of CPU of the services and servers together. */
    public double systemSeconds() {
        return shares.stream()
                .filter(share -> share.role().isOfTheSystem())
                .mapToDouble(Share::cpuSeconds)
                .sum();
    }

    /** Bytes of the services and servers together. */
    public long systemMemory() {
        return shares.stream()
                .filter(share -> share.role().isOfTheSystem())
                .mapToLong(Share::memory)
                .sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /**
     * One process, with what it has started.
     *
     * @param memory resident bytes at the end, what processes share counted once
     * @param alive false where it has ended meanwhile: its CPU is unknown then
     */
    public record Share(String name, Role role, double cpuSeconds, long memory, boolean alive) {}
}
