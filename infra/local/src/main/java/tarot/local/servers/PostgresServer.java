package tarot.local.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18 with fsync on: what was committed is there after any kill. On its first start it makes the database
 * {@code tarot} and its owner, the role {@code tarot_owner}, who may create the services' roles.
 */
public final class PostgresServer extends LocalServer {

    public static final String DATABASE = "tarot";
    public static final String OWNER = "tarot_owner";

    /** Small, safe, and without the helpers that a machine with two cores has no use for. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "120"),
            Map.entry("shared_buffers", "48MB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("io_method", "sync"),
            Map.entry("max_worker_processes", "2"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    /** The superuser has no password, so nobody can log in as it. */
    private static final String ADMISSION = "host " + DATABASE + " all 127.0.0.1/32 scram-sha-256\n";

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_-]{8,}");
    private static final int STATUS_LINE = 7;

    private final String ownerPassword;
    private @Nullable OrdinaryUser user;

    /** @param ownerPassword at least eight letters, digits, {@code _} or {@code -}; counts on the first start only */
    public PostgresServer(Path home, int port, String ownerPassword) {
        super("postgres", home, port);
        if (!PLAIN_WORD.matcher(ownerPassword).matches()) {
            throw new IllegalArgumentException(
                    "the database owner's password must be at least eight letters, digits, _ or -");
        }
        this.ownerPassword = ownerPassword;
    }

    PostgresServer(Path home, int port, String ownerPassword, OrdinaryUser user) {
        this(home, port, ownerPassword);
        this.user = user;
    }

    /** {@code jdbc:postgresql://host:port/tarot}. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    /** What makes the database and its owner, statement by statement, run by a superuser. */
    public static List<String> foundation(String ownerPassword) {
        return List.of(
                "create role " + OWNER + " login createrole password '" + ownerPassword + "'",
                "create database " + DATABASE + " owner " + OWNER);
    }

    @Override
    void prepare() throws IOException {
        if (!Files.exists(data())) {
            // under another name first: a start that is cut short must not leave half a cluster behind
            var unfinished = data().resolveSibling("postgres.unfinished");
            Binaries.deleteTree(unfinished);
            Files.createDirectories(unfinished);
            user().takeOver(unfinished);
            run(initdb(unfinished), "");
            Files.writeString(unfinished.resolve("pg_hba.conf"), ADMISSION);
            run(singleUser(unfinished), String.join("\n", foundation(ownerPassword)) + "\n");
            Files.move(unfinished, data());
        }
        user().takeOver(data());
        Files.deleteIfExists(data().resolve("postmaster.pid")); // its owner is gone: the record of it was ended before
    }

    @Override
    ProcessBuilder command() throws IOException {
        var arguments = new ArrayList<>(user().running(List.of(binary("postgres"), "-D", data().toString())));
        arguments.addAll(List.of("-p", Integer.toString(port())));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(arguments);
    }

    @Override
    boolean answers() {
        try {
            var lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.getFirst().equals(Long.toString(serverPid()))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    String stopSignal() {
        return "INT"; // "fast": ends sessions in order, writes a checkpoint
    }

    @Override
    String discardSignal() {
        return "QUIT"; // "immediate": writes nothing any more; killed, it would leave its shared memory behind for ever
    }

    private long serverPid() {
        return pid();
    }

    private List<String> initdb(Path folder) throws IOException {
        return user().running(List.of(
                binary("initdb"),
                "-D",
                folder.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "-A",
                "reject",
                "--no-sync"));
    }

    private List<String> singleUser(Path folder) throws IOException {
        return user().running(List.of(binary("postgres"), "--single", "-D", folder.toString(), "postgres"));
    }

    private static String binary(String name) throws IOException {
        return Binaries.postgres().resolve("bin").resolve(name).toString();
    }

    private OrdinaryUser user() throws IOException {
        if (user == null) {
            user = OrdinaryUser.ofThisProcess();
        }
        return user;
    }

    private void run(List<String> command, String input) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        try {
            var code = process.waitFor();
            if (code != 0) {
                throw new IOException("a first database cannot be made (code " + code + "): see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making a first database", e);
        }
    }
}
