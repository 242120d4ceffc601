package tarot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import tarot.local.servers.FreePorts;
import tarot.local.servers.PostgresServer;

/** The servers as containers. Their ports are fixed by us: a container that is started again keeps no random one. */
final class Containers {

    private Containers() {}

    static TestServer kafka() {
        var port = FreePorts.next();
        var container = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.setPortBindings(List.of(port + ":9092"));
        var address = container.getHost() + ":" + port;
        var server = ContainerServer.started(container, address, () -> kafkaAnswers(address));
        onTheNextStart(container, "exec /opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties");
        return server;
    }

    /** What the container does when it is started again: its storage has been laid out by then, and need not be. */
    private static void onTheNextStart(KafkaContainer container, String command) {
        try {
            container.execInContainer(
                    "sh", "-c", "printf '#!/bin/bash\n" + command + "\n' > /tmp/testcontainers_start.sh");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Kafka's container for another start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static TestServer postgres(String ownerPassword) {
        var port = FreePorts.next();
        var container = new PostgreSQLContainer("postgres:18")
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword(ownerPassword);
        container.setPortBindings(List.of(port + ":5432"));
        var url = "jdbc:postgresql://" + container.getHost() + ":" + port + "/";
        var server = ContainerServer.started(
                container, url + PostgresServer.DATABASE, () -> postgresAnswers(url + "postgres", ownerPassword));
        server.awaitAnswer();
        layFoundation(url + "postgres", ownerPassword);
        return server;
    }

    static TestServer redis() {
        var port = FreePorts.next();
        var container = new GenericContainer<>("redis:8").withExposedPorts(6379);
        container.setPortBindings(List.of(port + ":6379"));
        var host = container.getHost();
        return ContainerServer.started(container, "redis://" + host + ":" + port, () -> redisAnswers(host, port));
    }

    private static void layFoundation(String url, String password) {
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var statement = connection.createStatement()) {
            for (var sql : PostgresServer.foundation(password)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the tests' database", e);
        }
    }

    private static boolean kafkaAnswers(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        }
    }

    private static boolean postgresAnswers(String url, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", password)) {
            return connection.isValid(5);
        }
    }

    private static boolean redisAnswers(String host, int port) throws IOException {
        try (var socket = new Socket(host, port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        }
    }
}
