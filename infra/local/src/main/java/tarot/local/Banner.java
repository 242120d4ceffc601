package tarot.local;

import java.util.ArrayList;
import java.util.List;
import tarot.local.settings.Ports;
import tarot.local.settings.Wiring;

/** What is where, once everything runs. */
record Banner(SystemSettings settings, Wiring wiring, double seconds) {

    String text() {
        var ports = settings.ports();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  The tarot bot is running (%.1f s).".formatted(seconds));
        lines.add("");
        if (wiring.simulatesTelegram()) {
            lines.add("  Chat page        " + ports.url(Ports.SIMULATORS) + "/      open it and write /start");
        } else {
            lines.add("  Telegram         the bot of TELEGRAM_TOKEN" + (isPolled() ? ", by long polling" : ""));
        }
        if (wiring.startsSimulators()) {
            lines.add("  Simulators       " + String.join(", ", simulated()) + "; consoles at "
                    + ports.url(Ports.SIMULATORS) + "/admin/");
        }
        lines.add("  Gateway          " + ports.url(Ports.GATEWAY));
        lines.add("  Health");
        Ports.SERVICES.forEach(name -> lines.add("    %-21s %s/actuator/health".formatted(name, ports.url(name))));
        lines.add("  Metrics          /actuator/prometheus of each service; the gateway's is at "
                + ports.url(Ports.GATEWAY_MANAGEMENT));
        lines.add("  Kafka            " + wiring.settings().get("KAFKA_BOOTSTRAP_SERVERS"));
        lines.add("  PostgreSQL       " + wiring.settings().get("DATABASE_URL"));
        lines.add("  Redis            " + wiring.settings().get("REDIS_URL"));
        lines.add("  Logs             " + settings.home().resolve("logs"));
        lines.add("  Data             " + settings.home().resolve("data"));
        lines.add("  Secrets          " + settings.home().resolve("secrets.properties"));
        lines.add("");
        lines.add(
                "  Ctrl-C here, or 'infra/tarot down' elsewhere, stops everything. 'infra/tarot status' shows what runs.");
        lines.add("");
        return String.join("\n", lines);
    }

    private boolean isPolled() {
        return !wiring.configured().containsKey("TELEGRAM_WEBHOOK_URL");
    }

    private List<String> simulated() {
        var simulated = new ArrayList<String>();
        if (wiring.simulatesTelegram()) {
            simulated.add("Telegram");
        }
        if (wiring.simulatesTheModel()) {
            simulated.add("model");
        }
        if (wiring.simulatesStripe()) {
            simulated.add("Stripe");
        }
        return simulated;
    }
}
