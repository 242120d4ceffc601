package tarot.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.PropertyResolver;

/**
 * Everything that an operator can set, checked.
 *
 * @param botService address of bot-service, without a path
 * @param paymentService address of payment-service, without a path
 * @param redis where the shared limits are counted
 * @param trustedProxies address ranges (CIDR) whose X-Forwarded headers are believed; usually none
 * @param limits how many requests one client may send
 * @param bodies how large bodies may be
 * @param patience how long to wait for each thing that may come late
 * @param ioThreads threads that carry all connections; one carries some thousand requests a second
 * @param certificate what to speak TLS with; plain HTTP when empty
 */
public record Settings(
        URI botService,
        URI paymentService,
        URI redis,
        List<String> trustedProxies,
        Limits limits,
        Bodies bodies,
        Patience patience,
        int ioThreads,
        Optional<Certificate> certificate) {

    /** Requests per second and client: on average, at once, and (each replica by itself) while Redis is away. */
    public record Limits(int perSecond, int burst, int perSecondWithoutRedis) {}

    /** Bytes: of one body, and of all bodies that are held at the same time. */
    public record Bodies(int limit, int limitTogether) {}

    /** How long a request's head, its body, the next request and the service behind may take. */
    public record Patience(Duration head, Duration body, Duration idle, Duration response) {}

    /** A certificate chain and its private key, both PEM files. */
    public record Certificate(Path chain, Path privateKey) {}

    /**
     * Reads the settings by the names that the README lists.
     *
     * @throws WrongSetting naming the first one that cannot be used, what was found and an example
     */
    public static Settings from(PropertyResolver environment) {
        var read = new SettingReader(environment);
        read.port("SERVER_PORT", "8080");
        read.port("MANAGEMENT_PORT", "8079");
        return new Settings(
                read.service("BOT_SERVICE_URL", "http://localhost:8081"),
                read.service("PAYMENT_SERVICE_URL", "http://localhost:8084"),
                read.redis("REDIS_URL", "redis://localhost:16379"),
                read.ranges("GATEWAY_TRUSTED_PROXIES", "10.0.0.0/8,192.168.1.7"),
                new Limits(
                        read.count("GATEWAY_REQUESTS_PER_SECOND", 2000),
                        read.count("GATEWAY_REQUESTS_BURST", 4000),
                        read.count("GATEWAY_REQUESTS_PER_SECOND_WITHOUT_REDIS", 500)),
                new Bodies(read.bytes("GATEWAY_BODY_LIMIT", "1MB"), read.bytes("GATEWAY_BODY_LIMIT_TOGETHER", "16MB")),
                new Patience(
                        read.duration("GATEWAY_HEAD_TIMEOUT", "10s"),
                        read.duration("GATEWAY_BODY_TIMEOUT", "10s"),
                        read.duration("GATEWAY_IDLE_TIMEOUT", "60s"),
                        read.duration("GATEWAY_RESPONSE_TIMEOUT", "10s")),
                read.count(
                        "GATEWAY_IO_THREADS", Math.max(1, Runtime.getRuntime().availableProcessors() / 2)),
                certificate(read));
    }

    private static Optional<Certificate> certificate(SettingReader read) {
        var chain = read.file("GATEWAY_CERTIFICATE", "/etc/tarot/tls.crt");
        var key = read.file("GATEWAY_PRIVATE_KEY", "/etc/tarot/tls.key");
        if (chain.isPresent() != key.isPresent()) {
            var missing = chain.isPresent() ? "GATEWAY_PRIVATE_KEY" : "GATEWAY_CERTIFICATE";
            var example = chain.isPresent() ? "/etc/tarot/tls.key" : "/etc/tarot/tls.crt";
            throw new WrongSetting(missing, "", "a PEM file, because the other half of the pair is set", example);
        }
        return chain.flatMap(path -> key.map(secret -> new Certificate(path, secret)));
    }
}
