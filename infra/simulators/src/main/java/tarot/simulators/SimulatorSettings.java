package tarot.simulators;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tarot.simulators.control.Backoff;
import tarot.simulators.stripe.StripeSettings;
import tarot.simulators.telegram.TelegramSettings;

/**
 * How the simulators run.
 *
 * @param host the address to listen on; only this machine reaches {@code localhost}
 * @param port 0 for any that is free
 * @param publicUrl where browsers find the simulators, for links to the pay page; empty for localhost
 */
public record SimulatorSettings(
        String host, int port, String publicUrl, TelegramSettings telegram, StripeSettings stripe, Clock clock) {

    /** Telegram's own patience with a bot that is asked whether a payment may begin. */
    private static final Duration PAY_WITHIN = Duration.ofSeconds(10);

    /** For tests: any port, any token, no webhooks yet, retries within a moment. */
    public static SimulatorSettings forTests() {
        var retry = new Backoff(Duration.ofMillis(50), Duration.ofMillis(400));
        return new SimulatorSettings(
                "localhost",
                0,
                "",
                new TelegramSettings("", "", "", retry, 200, 2_000, PAY_WITHIN, null),
                new StripeSettings("", "whsec_simulated", StripeSettings.API_VERSION, retry, null),
                Clock.systemUTC());
    }

    /**
     * For a process of its own.
     *
     * @throws IllegalArgumentException with a sentence that names the setting that is wrong
     */
    public static SimulatorSettings of(Map<String, String> environment) {
        var retry = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));
        var data = Optional.ofNullable(environment.get("SIMULATORS_DATA"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(null);
        var telegram = new TelegramSettings(
                text(environment, "TELEGRAM_TOKEN", ""),
                text(environment, "TELEGRAM_WEBHOOK_URL", ""),
                text(environment, "TELEGRAM_WEBHOOK_SECRET", ""),
                retry,
                200,
                2_000,
                PAY_WITHIN,
                data);
        var stripe = new StripeSettings(
                text(environment, "STRIPE_WEBHOOK_URL", ""),
                text(environment, "STRIPE_WEBHOOK_SECRET", "whsec_simulated"),
                text(environment, "STRIPE_API_VERSION", StripeSettings.API_VERSION),
                retry,
                data);
        return new SimulatorSettings(
                text(environment, "SIMULATORS_HOST", "localhost"),
                port(text(environment, "SIMULATORS_PORT", "8090")),
                text(environment, "SIMULATORS_URL", ""),
                telegram,
                stripe,
                Clock.systemUTC());
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(host, newPort, publicUrl, telegram, stripe, clock);
    }

    public SimulatorSettings withToken(String token) {
        return new SimulatorSettings(host, port, publicUrl, telegram.withToken(token), stripe, clock);
    }

    public SimulatorSettings withTelegramWebhook(String url, String secret) {
        return new SimulatorSettings(host, port, publicUrl, telegram.withWebhook(url, secret), stripe, clock);
    }

    /** How long the bot may take to let a payment begin. */
    public SimulatorSettings withPayWithin(Duration longest) {
        return new SimulatorSettings(host, port, publicUrl, telegram.withPayWithin(longest), stripe, clock);
    }

    public SimulatorSettings withStripeWebhook(String url, String secret) {
        return new SimulatorSettings(host, port, publicUrl, telegram, stripe.withWebhook(url, secret), clock);
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        var value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(
                    "SIMULATORS_PORT is \"" + text + "\"; it must be a port, for example 8090");
        }
        return Integer.parseInt(text);
    }
}
