package tarot.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes take. */
final class Memory {

    private Memory() {}

    /** Resident memory of processes, what they share counted once; 0 where the system does not tell. */
    static long residentKilobytes(Stream<ProcessHandle> processes) {
        return processes.mapToLong(Memory::ofOne).sum();
    }

    private static long ofOne(ProcessHandle process) {
        var rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            if (Files.exists(rollup)) {
                return proportional(Files.readString(rollup));
            }
            var answer = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            return Long.parseLong(
                    new String(answer.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                            .strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long proportional(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
