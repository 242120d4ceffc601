package tarot.local.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is told what. Whatever the environment configures replaces its stand-in; a service gets the settings that it
 * needs, and none of the system's other secrets; the rest of the caller's environment is passed on.
 *
 * @param configured the environment of whoever starts the system
 */
public record Wiring(Map<String, String> configured, Ports ports, Secrets secrets) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> MESSAGING_AND_DATA = List.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "DATABASE_URL",
            "DATABASE_OWNER",
            "DATABASE_OWNER_PASSWORD",
            "DATABASE_PASSWORD",
            "REDIS_URL",
            "TRANSPORT_KEYSET",
            "STORAGE_KEYSET",
            "ADMIN_IDS");
    private static final List<String> TELEGRAM =
            List.of("TELEGRAM_TOKEN", "TELEGRAM_API_URL", "TELEGRAM_WEBHOOK_URL", "TELEGRAM_WEBHOOK_SECRET");

    private static final Map<String, List<String>> OWN = Map.of(
            Ports.GATEWAY, List.of("REDIS_URL", "BOT_SERVICE_URL", "PAYMENT_SERVICE_URL"),
            Ports.BOT, joined(TELEGRAM, List.of("IDENTITY_SECRET", "INVOICE_SECRETS")),
            Ports.READING, List.of("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"),
            Ports.CREDIT, List.of(),
            Ports.PAYMENT,
                    joined(
                            TELEGRAM,
                            List.of(
                                    "STRIPE_API_KEY",
                                    "STRIPE_API_URL",
                                    "STRIPE_WEBHOOK_SECRET",
                                    "STRIPE_SUCCESS_URL",
                                    "STRIPE_CANCEL_URL",
                                    "PAYMENT_METHODS",
                                    "INVOICE_SECRETS")),
            Ports.NOTIFICATION, TELEGRAM,
            Ports.SIMULATORS,
                    joined(TELEGRAM, List.of("SIMULATORS_PORT", "STRIPE_WEBHOOK_URL", "STRIPE_WEBHOOK_SECRET")));

    /** Settings that a service sees only if it is named for it above. */
    private static final Set<String> WITHHELD = Set.of(
            "TELEGRAM_TOKEN",
            "TELEGRAM_WEBHOOK_SECRET",
            "OPENAI_API_KEY",
            "STRIPE_API_KEY",
            "STRIPE_WEBHOOK_SECRET",
            "DATABASE_OWNER_PASSWORD",
            "DATABASE_PASSWORD",
            "TRANSPORT_KEYSET",
            "STORAGE_KEYSET",
            "IDENTITY_SECRET",
            "INVOICE_SECRETS");

    public Wiring {
        var set = new HashMap<>(configured);
        set.values().removeIf(String::isBlank); // a setting left empty is a setting not made
        configured = Map.copyOf(set);
    }

    /** Whether Kafka ({@code KAFKA_BOOTSTRAP_SERVERS}) and so on are to be started here. */
    public boolean startsKafka() {
        return !configured.containsKey("KAFKA_BOOTSTRAP_SERVERS");
    }

    public boolean startsPostgres() {
        return !configured.containsKey("DATABASE_URL");
    }

    public boolean startsRedis() {
        return !configured.containsKey("REDIS_URL");
    }

    public boolean simulatesTelegram() {
        return !configured.containsKey("TELEGRAM_TOKEN") && !configured.containsKey("TELEGRAM_API_URL");
    }

    public boolean simulatesTheModel() {
        return !configured.containsKey("OPENAI_API_KEY") && !configured.containsKey("OPENAI_BASE_URL");
    }

    public boolean simulatesStripe() {
        return !configured.containsKey("STRIPE_API_KEY") && !configured.containsKey("STRIPE_API_URL");
    }

    public boolean startsSimulators() {
        return simulatesTelegram() || simulatesTheModel() || simulatesStripe();
    }

    /** The whole environment of one service or of the simulators. */
    public Map<String, String> environment(String name) {
        var all = settings();
        var environment = new TreeMap<>(configured);
        environment.keySet().removeAll(WITHHELD);
        environment.putAll(addresses(name));
        var known = Ports.SERVICES.contains(name) && !name.equals(Ports.GATEWAY)
                ? joined(MESSAGING_AND_DATA, OWN.getOrDefault(name, List.of()))
                : OWN.getOrDefault(name, List.of());
        known.stream().filter(all::containsKey).forEach(setting -> environment.put(setting, all.get(setting)));
        return environment;
    }

    /** Only webhooks are for others than this machine: whoever shares its network must not reach a service behind them. */
    private Map<String, String> addresses(String name) {
        var port = Integer.toString(ports.of(name));
        return name.equals(Ports.GATEWAY)
                ? Map.of(
                        "SERVER_PORT", port,
                        "MANAGEMENT_PORT", Integer.toString(ports.of(Ports.GATEWAY_MANAGEMENT)),
                        "MANAGEMENT_SERVER_ADDRESS", LOOPBACK)
                : Map.of("SERVER_PORT", port, "SERVER_ADDRESS", LOOPBACK);
    }

    /** Every setting of the system with its value, stand-ins included. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Ports.KAFKA));
        settings.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + ports.of(Ports.POSTGRES) + "/tarot");
        settings.put("DATABASE_OWNER", "tarot_owner");
        settings.put("REDIS_URL", "redis://127.0.0.1:" + ports.of(Ports.REDIS));
        settings.put("BOT_SERVICE_URL", ports.url(Ports.BOT));
        settings.put("PAYMENT_SERVICE_URL", ports.url(Ports.PAYMENT));
        settings.put("SIMULATORS_PORT", Integer.toString(ports.of(Ports.SIMULATORS)));
        settings.put("STRIPE_WEBHOOK_URL", ports.url(Ports.GATEWAY) + "/stripe/webhook");
        settings.putAll(secrets.byName());
        if (simulatesTelegram()) {
            settings.put("TELEGRAM_TOKEN", secrets.of("SIMULATED_TELEGRAM_TOKEN"));
            settings.put("TELEGRAM_API_URL", ports.url(Ports.SIMULATORS));
            settings.put("TELEGRAM_WEBHOOK_URL", ports.url(Ports.GATEWAY) + "/telegram/webhook");
        }
        if (simulatesTheModel()) {
            settings.put("OPENAI_API_KEY", "simulated");
            settings.put("OPENAI_BASE_URL", ports.url(Ports.SIMULATORS) + "/v1");
            settings.put("OPENAI_MODEL", "simulated");
        }
        if (simulatesStripe()) {
            settings.put("STRIPE_API_KEY", "sk_test_simulated");
            settings.put("STRIPE_API_URL", ports.url(Ports.SIMULATORS));
            // whoever paid in a simulated shop must not be sent to the real Telegram
            settings.put("STRIPE_SUCCESS_URL", ports.url(Ports.SIMULATORS) + "/paid");
            settings.put("STRIPE_CANCEL_URL", ports.url(Ports.SIMULATORS));
            settings.put("PAYMENT_METHODS", "stars,stripe");
        }
        settings.putAll(configured);
        return settings;
    }

    private static List<String> joined(List<String> some, List<String> others) {
        var all = new java.util.ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
