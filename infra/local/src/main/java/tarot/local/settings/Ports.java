package tarot.local.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tarot.local.servers.FreePorts;

/** Where everything listens: on this machine's loopback address, but for the gateway's webhooks. */
public record Ports(Map<String, Integer> byName) {

    public static final String GATEWAY = "gateway-service";
    public static final String BOT = "bot-service";
    public static final String READING = "reading-service";
    public static final String CREDIT = "credit-service";
    public static final String PAYMENT = "payment-service";
    public static final String NOTIFICATION = "notification-service";
    /** The gateway's second port: metrics, which the public one does not show. */
    public static final String GATEWAY_MANAGEMENT = "gateway-management";

    public static final String SIMULATORS = "simulators";
    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";
    public static final String REDIS = "redis";

    /** The six services, in the order in which they stop: who takes work in first, who gives it out last. */
    public static final List<String> SERVICES = List.of(GATEWAY, BOT, PAYMENT, READING, CREDIT, NOTIFICATION);

    private static final List<Integer> STANDARD = List.of(8080, 8081, 8084, 8082, 8083, 8085);

    public Ports {
        byName = Map.copyOf(byName);
    }

    /** The ports that the documentation names, all shifted by the same offset. */
    public static Ports standard(int offset) {
        var ports = new LinkedHashMap<String, Integer>();
        for (var index = 0; index < SERVICES.size(); index++) {
            ports.put(SERVICES.get(index), STANDARD.get(index) + offset);
        }
        ports.put(GATEWAY_MANAGEMENT, 8086 + offset);
        ports.put(SIMULATORS, 8090 + offset);
        ports.put(KAFKA, 19092 + offset);
        ports.put(POSTGRES, 15432 + offset);
        ports.put(REDIS, 16379 + offset);
        return new Ports(ports);
    }

    /** Ports that are free now, for systems that stand beside others. */
    public static Ports free() {
        var names = new ArrayList<>(standard(0).byName.keySet());
        var ports = new LinkedHashMap<String, Integer>();
        while (!names.isEmpty()) {
            var port = FreePorts.next();
            if (!ports.containsValue(port)) {
                ports.put(names.removeLast(), port);
            }
        }
        return new Ports(ports);
    }

    /** The port of a service, a server or the simulators, by its name. */
    public int of(String name) {
        var port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("nothing here is called " + name + "; there are " + byName.keySet());
        }
        return port;
    }

    /** {@code http://localhost:<port>}. */
    public String url(String name) {
        return "http://localhost:" + of(name);
    }
}
