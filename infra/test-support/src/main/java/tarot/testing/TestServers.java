package tarot.testing;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import tarot.local.servers.FreePorts;
import tarot.local.servers.KafkaServer;
import tarot.local.servers.LocalServer;
import tarot.local.servers.PostgresServer;
import tarot.local.servers.RedisServer;
import tarot.local.servers.ServerHome;
import tarot.local.settings.Keys;

/**
 * One real Kafka, PostgreSQL and Redis for all tests of a build JVM, each started when it is first asked for and stopped
 * with the JVM. They are containers where a Docker engine answers, else child processes from packaged binaries;
 * {@code TAROT_TEST_SERVERS=containers} or {@code embedded} settles it.
 */
public final class TestServers {

    /** The role that owns the tests' database and makes the services' roles. */
    public static final String DATABASE_OWNER = PostgresServer.OWNER;

    private static final String OWNER_PASSWORD = Keys.word();
    private static final boolean IN_CONTAINERS = Engine.chosen() == Engine.CONTAINERS;

    private static final OnDemand<Path> HOME = new OnDemand<>(TestServers::home);
    private static final OnDemand<TestServer> KAFKA =
            new OnDemand<>(() -> IN_CONTAINERS ? Containers.kafka() : embeddedKafka());
    private static final OnDemand<TestServer> POSTGRES =
            new OnDemand<>(() -> IN_CONTAINERS ? Containers.postgres(OWNER_PASSWORD) : embeddedPostgres());
    private static final OnDemand<TestServer> REDIS =
            new OnDemand<>(() -> IN_CONTAINERS ? Containers.redis() : embeddedRedis());

    private TestServers() {}

    /** Its address is {@code host:port}. */
    public static TestServer kafka() {
        return KAFKA.get();
    }

    /** Its address is a JDBC URL. What has a database talks to Kafka as well, so that one starts at the same time. */
    @SuppressWarnings("FutureReturnValueIgnored") // begun ahead; whoever needs it waits for it
    public static TestServer postgres() {
        KAFKA.begin();
        return POSTGRES.get();
    }

    /** Its address is {@code redis://host:port}. */
    public static TestServer redis() {
        return REDIS.get();
    }

    /** The password of {@link #DATABASE_OWNER}, fresh for each JVM. */
    public static String databaseOwnerPassword() {
        return OWNER_PASSWORD;
    }

    private static TestServer embeddedKafka() {
        var kafka = new KafkaServer(HOME.get(), FreePorts.next());
        return embedded(kafka, kafka.bootstrapServers());
    }

    private static TestServer embeddedPostgres() {
        var postgres = new PostgresServer(HOME.get(), FreePorts.next(), OWNER_PASSWORD);
        return embedded(postgres, postgres.url());
    }

    private static TestServer embeddedRedis() {
        var redis = new RedisServer(HOME.get(), FreePorts.next());
        return embedded(redis, redis.url());
    }

    private static TestServer embedded(LocalServer server, String address) {
        // Spring runs this when all application contexts are closed: they must find their servers until then
        SpringApplication.getShutdownHandlers().add(server::discard);
        server.start();
        return new EmbeddedServer(server, address);
    }

    private static Path home() {
        var home = ServerHome.forThisProcess();
        SpringApplication.getShutdownHandlers().add(() -> ServerHome.wipe(home));
        return home;
    }
}
