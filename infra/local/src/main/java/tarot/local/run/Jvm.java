package tarot.local.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tarot.local.settings.Ports;

/**
 * How a service's JVM is made small and quick. The cache of loaded classes only fits a JVM with the very flags that it
 * was made under, so that both come from here.
 */
record Jvm(String name, @Nullable Path agent) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Map<String, Integer> HEAP_MEGABYTES = Map.of(
            Ports.GATEWAY, 40,
            Ports.BOT, 56,
            Ports.READING,
                    112, // hundreds of interpretations at once: with half of it the collector took most of the CPU
            Ports.CREDIT, 56,
            Ports.PAYMENT, 56,
            Ports.NOTIFICATION, 80,
            Ports.SIMULATORS, 64);

    private static final List<String> FLAGS = List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:CICompilerCount=1",
            "-XX:MaxMetaspaceSize=144m",
            "-XX:ReservedCodeCacheSize=40m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");

    /** The command that runs a service, with its cache where there is one. */
    List<String> run(UnpackedService service) {
        var command = start();
        if (agent != null) {
            command.add("-javaagent:" + agent);
        } else if (Files.exists(service.cache())) {
            command.add("-XX:AOTCache=" + service.cache());
        }
        command.addAll(List.of("-cp", service.jar().toString(), service.mainClass()));
        return command;
    }

    /** The command that runs an ordinary runnable jar. */
    List<String> run(Path jar) {
        var command = start();
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** The command that starts a service up to the point where it would serve, and writes its cache. */
    List<String> train(UnpackedService service, Path cache) {
        var command = start();
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-Xlog:aot=off",
                "-Xlog:cds=off",
                "-Dspring.context.exit=onRefresh",
                "-cp",
                service.jar().toString(),
                service.mainClass()));
        return command;
    }

    private List<String> start() {
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        var heap = HEAP_MEGABYTES.getOrDefault(name, 64) + (agent == null ? 0 : 48);
        command.add("-Xmx" + heap + "m");
        command.addAll(FLAGS);
        return command;
    }
}
