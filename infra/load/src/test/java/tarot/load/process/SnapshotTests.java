package tarot.load.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tarot.load.process.Member.Role;

class SnapshotTests {

    @Test
    void whatAProcessBurnsIsItsOwn() {
        var self = List.of(new Member("driver", Role.DRIVER, ProcessHandle.current()));
        var before = Snapshot.of(self);

        long burnt = burn();

        var share = Snapshot.of(self).since(before).shares().getFirst();
        assertThat(share.cpuSeconds()).isBetween(burnt / 1e9 * 0.5, 60.0);
        assertThat(share.memory()).isGreaterThan(10 << 20);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void childrenThatHaveEndedCountForTheirParent() throws Exception {
        var shell = new ProcessBuilder(
                        "sh", "-c", "read x; sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; read y")
                .start();
        try {
            var member = List.of(new Member("postgres", Role.SERVER, shell.toHandle()));
            var before = Snapshot.of(member);
            shell.getOutputStream().write('\n');
            shell.getOutputStream().flush();

            org.awaitility.Awaitility.await().untilAsserted(() -> {
                assertThat(shell.toHandle().children()).isEmpty();
                assertThat(Snapshot.of(member).since(before).systemSeconds()).isGreaterThan(0.02);
            });
        } finally {
            shell.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRecordNamesItsProcessOnlyIfThatStartedThen(@TempDir Path state) throws IOException {
        var self = ProcessHandle.current();
        var run = Files.createDirectories(state.resolve("run"));
        Files.writeString(
                run.resolve("kafka.pid"),
                self.pid() + " " + self.info().startInstant().orElseThrow() + "\n");
        Files.writeString(run.resolve("redis.pid"), self.pid() + " 2001-01-01T00:00:00Z\n");
        Files.writeString(run.resolve("postgres.pid"), "half");

        assertThat(Members.find(state)).extracting(Member::name).containsExactly("kafka", "driver");
    }

    @Test
    void theMachineIsReadFromItsFirstLine() {
        var machine = Snapshot.Machine.of("cpu  100 50 30 700 20 5 15 80 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");

        assertThat(machine.busySeconds()).isEqualTo(2.0);
        assertThat(machine.allSeconds()).isEqualTo(10.0);
    }

    private static long burn() {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - start < 200_000_000) {
            Thread.onSpinWait();
        }
        return threads.getCurrentThreadCpuTime() - start;
    }
}
