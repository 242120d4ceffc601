package tarot.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tarot.load.process.Member.Role;

/** Finds the processes of the system on this machine. */
public final class Members {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Map<String, Role> ROLES = roles();

    /** How a process looks that {@code infra/tarot} did not start: in a container, by hand. */
    private static final Map<String, Pattern> LOOKS = Map.of(
            "gateway-service", Pattern.compile("tarot\\.gateway\\.GatewayService|gateway-service.*\\.jar"),
            "bot-service", Pattern.compile("tarot\\.bot\\.BotService|bot-service.*\\.jar"),
            "reading-service", Pattern.compile("tarot\\.reading\\.ReadingService|reading-service.*\\.jar"),
            "credit-service", Pattern.compile("tarot\\.credit\\.CreditService|credit-service.*\\.jar"),
            "payment-service", Pattern.compile("tarot\\.payment\\.PaymentService|payment-service.*\\.jar"),
            "notification-service",
                    Pattern.compile("tarot\\.notification\\.NotificationService|notification-service.*\\.jar"),
            "kafka", Pattern.compile("kafka\\.Kafka|KafkaNode"),
            "postgres", Pattern.compile("/?postgres( .*)? -D |^postgres$"),
            "redis", Pattern.compile("redis-server"),
            "simulators", Pattern.compile("tarot\\.simulators\\.Simulators|simulators.*\\.jar"));

    private Members() {}

    /** The processes on record below {@code state} ({@code .tarot}), else those that look right; and this one. */
    public static List<Member> find(Path state) {
        var members = new ArrayList<Member>();
        ROLES.forEach((name, role) ->
                recorded(file(state, name)).ifPresent(process -> members.add(new Member(name, role, process))));
        if (members.stream().noneMatch(member -> member.role().isOfTheSystem())) {
            members.addAll(byTheirLooks());
        }
        members.add(new Member("driver", Role.DRIVER, ProcessHandle.current()));
        return List.copyOf(members);
    }

    private static Path file(Path state, String name) {
        return name.equals("launcher")
                ? state.resolve("tarot.pid")
                : state.resolve("run").resolve(name + ".pid");
    }

    /** A record is an id and a start time, so that nobody who was given the same id later is taken for ours. */
    private static Optional<ProcessHandle> recorded(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ", 2);
            var started = Instant.parse(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(it -> Duration.between(it, started).abs().compareTo(TOLERANCE) <= 0)
                            .isPresent());
        } catch (IOException | RuntimeException _) {
            return Optional.empty(); // not there, or half written: not known
        }
    }

    private static List<Member> byTheirLooks() {
        var found = new LinkedHashMap<Long, Member>();
        ROLES.forEach((name, role) -> {
            var looks = LOOKS.get(name);
            if (looks != null) {
                ProcessHandle.allProcesses()
                        .filter(process ->
                                process.pid() != ProcessHandle.current().pid())
                        .filter(process -> looks.matcher(
                                        process.info().commandLine().orElse(""))
                                .find())
                        .filter(process -> !process.parent()
                                .map(ProcessHandle::pid)
                                .filter(found::containsKey)
                                .isPresent())
                        .forEach(process -> found.putIfAbsent(process.pid(), new Member(name, role, process)));
            }
        });
        return List.copyOf(found.values());
    }

    private static Map<String, Role> roles() {
        var roles = new LinkedHashMap<String, Role>();
        roles.put("gateway-service", Role.SERVICE);
        roles.put("bot-service", Role.SERVICE);
        roles.put("reading-service", Role.SERVICE);
        roles.put("credit-service", Role.SERVICE);
        roles.put("payment-service", Role.SERVICE);
        roles.put("notification-service", Role.SERVICE);
        roles.put("kafka", Role.SERVER);
        roles.put("postgres", Role.SERVER);
        roles.put("redis", Role.SERVER);
        roles.put("simulators", Role.STAND_IN);
        roles.put("launcher", Role.LAUNCHER);
        return roles;
    }
}
