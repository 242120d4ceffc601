package tarot.local.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.util.PSQLException;

class LocalServersTests {

    private static final String PASSWORD = "long-enough";

    @TempDir
    Path home;

    @Test
    void postgresKeepsWhatWasCommittedThroughARestartAndAKill() throws SQLException {
        try (var postgres = new PostgresServer(home, FreePorts.next(), PASSWORD)) {
            postgres.start();
            execute(postgres, "create table card (name text)");
            execute(postgres, "insert into card values ('the moon')");
            postgres.restart();
            execute(postgres, "insert into card values ('the sun')");
            postgres.kill();
            postgres.start();
            assertThat(ask(postgres, "select string_agg(name, ', ') from card")).isEqualTo("the moon, the sun");
        }
    }

    @Test
    void postgresIsDurableAndOfTheRightVersion() throws SQLException {
        try (var postgres = new PostgresServer(home, FreePorts.next(), PASSWORD)) {
            postgres.start();
            assertThat(ask(postgres, "select current_setting('fsync') || current_setting('synchronous_commit')"))
                    .isEqualTo("onon");
            assertThat(ask(postgres, "show server_version")).startsWith("18.");
            execute(postgres, "create role tarot_credit login password 'p'"); // what each service's migration does
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void postgresLeavesNoSharedMemoryWhenItIsDiscarded() throws IOException {
        try (var postgres = new PostgresServer(home, FreePorts.next(), PASSWORD)) {
            postgres.start();
            var segments = sharedMemory(postgres.pid());
            assertThat(segments).isNotEmpty().allMatch(Files::exists);
            postgres.discard();
            assertThat(segments).noneMatch(Files::exists);
        }
    }

    /** As in a container that lets root make no user namespace. */
    @ParameterizedTest
    @EnumSource(names = {"NOBODY_IN_A_NAMESPACE", "NOBODY"})
    @EnabledIf("isRootOfLinux")
    void postgresRunsForRootInEitherWay(OrdinaryUser user) throws SQLException {
        try (var postgres = new PostgresServer(home, FreePorts.next(), PASSWORD, user)) {
            postgres.start();
            execute(postgres, "create table card ()");
            postgres.restart();
            assertThat(ask(postgres, "select count(*) from card")).isEqualTo("0");
        }
    }

    @Test
    void postgresTakesNobodyWithoutThePassword() {
        try (var postgres = new PostgresServer(home, FreePorts.next(), PASSWORD)) {
            postgres.start();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> DriverManager.getConnection(postgres.url(), "postgres", "")
                                    .close()))
                    .isInstanceOf(PSQLException.class);
        }
    }

    @Test
    void redisKeepsItsKeysThroughARestart() throws IOException {
        try (var redis = new RedisServer(home, FreePorts.next())) {
            redis.start();
            assertThat(say(redis, "SET card moon")).isEqualTo("+OK");
            redis.restart();
            assertThat(say(redis, "GET card")).isEqualTo("$4");
        }
    }

    @Test
    void aPausedServerIsSilentUntilItIsResumed() throws IOException {
        try (var redis = new RedisServer(home, FreePorts.next())) {
            redis.start();
            redis.pause();
            assertThat(redis.answers()).isFalse();
            redis.resume();
            assertThat(say(redis, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void kafkaKeepsWhatItAcknowledgedThroughARestartAndAKill() throws Exception {
        try (var kafka = new KafkaServer(home, FreePorts.next())) {
            kafka.start();
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("cards", 1, (short) 1)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
            send(kafka, "the moon");
            kafka.restart();
            send(kafka, "the sun");
            kafka.kill();
            kafka.start();
            assertThat(received(kafka)).containsExactly("the moon", "the sun");
        }
    }

    @Test
    void serversThatAKilledParentLeftBehindAreEndedAndTheirDataRecovered() throws Exception {
        var port = FreePorts.next();
        var parent = startedElsewhere(port);
        execute(new PostgresServer(home, port, PASSWORD), "create table survived ()");
        parent.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        var left = ProcessHandle.of(Files.readString(home.resolve("run/postgres.pid"))
                        .transform(text -> Long.parseLong(text.split(" ", 2)[0])))
                .orElseThrow();
        assertThat(left.isAlive()).isTrue();
        try (var postgres = new PostgresServer(home, port, PASSWORD);
                var redis = new RedisServer(home, port + 2)) {
            postgres.start();
            redis.start();
            assertThat(left.isAlive()).isFalse();
            assertThat(ask(postgres, "select count(*) from survived")).isEqualTo("0");
            assertThat(say(redis, "PING")).isEqualTo("+PONG");
        }
    }

    static boolean isRootOfLinux() {
        return OS.LINUX.isCurrentOs() && "root".equals(System.getProperty("user.name"));
    }

    private static List<Path> sharedMemory(long pid) throws IOException {
        try (var mapped = Files.lines(Path.of("/proc", Long.toString(pid), "maps"))) {
            return mapped.filter(line -> line.contains("/dev/shm/"))
                    .map(line -> Path.of(line.substring(line.indexOf("/dev/shm/"))))
                    .distinct()
                    .toList();
        }
    }

    /** Another JVM that starts Postgres and Redis in our home and never stops them. */
    private Process startedElsewhere(int port) throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                CarelessParent.class.getName(),
                home.toString(),
                Integer.toString(port),
                PASSWORD);
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = command.redirectErrorStream(true).start();
        var line = process.inputReader(UTF_8).readLine();
        assertThat(line).isEqualTo("started");
        return process;
    }

    private static Connection connect(PostgresServer postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), PostgresServer.OWNER, PASSWORD);
    }

    private static void execute(PostgresServer postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresServer postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String say(RedisServer redis, String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
            var answer = new StringBuilder();
            for (var next = socket.getInputStream().read();
                    next != '\r';
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    private static void send(KafkaServer kafka, String value) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("cards", value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> received(KafkaServer kafka) {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("cards", 0)));
            return StreamSupport.stream(consumer.poll(Duration.ofSeconds(10)).spliterator(), false)
                    .map(record -> record.value())
                    .toList();
        }
    }
}
