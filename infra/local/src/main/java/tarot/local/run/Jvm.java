package tarot.local.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tarot.local.settings.Ports;

/**
 * How a service's JVM is made small and quick. The archive of shared classes only fits a JVM with some of the flags
 * that it was made under, so that both come from here.
 */
record Jvm(String name, @Nullable Path agent) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Map<String, Integer> HEAP_MEGABYTES = Map.of(
            Ports.GATEWAY, 44,
            Ports.BOT, 80,
            // hundreds of interpretations at once: with half of it the collector took most of the CPU
            Ports.READING, 112,
            Ports.CREDIT, 56,
            Ports.PAYMENT, 56,
            Ports.NOTIFICATION, 92,
            Ports.SIMULATORS, 64);

    /** What an archive was made under must be what it is used under. */
    private static final List<String> FITTING =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED");

    private static final List<String> SMALL = List.of(
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:CICompilerCount=1",
            "-XX:MaxMetaspaceSize=144m",
            "-XX:ReservedCodeCacheSize=40m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");

    /** The command that runs a service of its own. */
    List<String> run(UnpackedService service) {
        var command = start();
        addAgent(command);
        command.addAll(List.of("-cp", service.jar().toString(), service.mainClass()));
        return command;
    }

    /** The command that runs a service which shares classes with others, from their archive where there is one. */
    List<String> run(UnpackedService service, SharedClasses shared) {
        var command = start();
        addAgent(command);
        if (agent == null && shared.isArchived()) {
            command.add("-XX:SharedArchiveFile=" + shared.archive());
        }
        command.addAll(classPath(service, shared));
        return command;
    }

    /** As {@link #run(UnpackedService, SharedClasses)}; writes down the classes that were loaded when it ends. */
    List<String> record(UnpackedService service, SharedClasses shared, Path classes) {
        var command = start();
        command.add("-XX:DumpLoadedClassList=" + classes);
        command.addAll(classPath(service, shared));
        return command;
    }

    /** The command that archives the shared ones among the classes that were written down. */
    static List<String> archive(SharedClasses shared, Path classes, Path archive) {
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        command.addAll(FITTING);
        command.addAll(List.of(
                "-Xlog:disable", // it tells of each class that has no place in the archive
                "-Xshare:dump",
                "-XX:+AOTClassLinking",
                "-XX:TieredStopAtLevel=1",
                "-Xmixed", // by default it interprets, which takes longer
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                shared.jar().toString()));
        return command;
    }

    /** The command that runs an ordinary runnable jar. */
    List<String> run(Path jar) {
        var command = start();
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> classPath(UnpackedService service, SharedClasses shared) {
        return List.of("-cp", shared.jar() + File.pathSeparator + service.jar(), service.mainClass());
    }

    private void addAgent(List<String> command) {
        if (agent != null) {
            command.add("-javaagent:" + agent);
        }
    }

    private List<String> start() {
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        var heap = HEAP_MEGABYTES.getOrDefault(name, 64) + (agent == null ? 0 : 48);
        command.add("-Xmx" + heap + "m");
        command.addAll(FITTING);
        command.addAll(SMALL);
        return command;
    }
}
