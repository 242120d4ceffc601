package tarot.local.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keys and passwords of a local system: made once, kept in a file that only its owner can read, and used again by every
 * later start, because what is stored was encrypted with them.
 */
public record Secrets(Map<String, String> byName) {

    private static final Map<String, Supplier<String>> KINDS = Map.ofEntries(
            Map.entry("TRANSPORT_KEYSET", Keys::keyset),
            Map.entry("STORAGE_KEYSET", Keys::keyset),
            Map.entry("IDENTITY_SECRET", Keys::secret),
            Map.entry("INVOICE_SECRETS", Keys::secret),
            Map.entry("DATABASE_OWNER_PASSWORD", Keys::word),
            Map.entry("DATABASE_PASSWORD", Keys::word),
            Map.entry("TELEGRAM_WEBHOOK_SECRET", Keys::word),
            Map.entry("STRIPE_WEBHOOK_SECRET", () -> "whsec_" + Keys.word()),
            Map.entry("SIMULATED_TELEGRAM_TOKEN", () -> "1000001:" + Keys.word().substring(0, 35)));

    public Secrets {
        byName = Map.copyOf(byName);
    }

    /** The secrets that are kept in a file; those that are missing from it are made and added. */
    public static Secrets keptIn(Path file) {
        try {
            var secrets = read(file);
            var known = secrets.size();
            KINDS.forEach((name, making) -> secrets.computeIfAbsent(name, _ -> making.get()));
            if (secrets.size() > known) {
                write(file, secrets);
            }
            return new Secrets(secrets);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep secrets in " + file, e);
        }
    }

    public String of(String name) {
        var secret = byName.get(name);
        if (secret == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return secret;
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Secrets" + byName.keySet();
    }

    private static Map<String, String> read(Path file) throws IOException {
        var secrets = new LinkedHashMap<String, String>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (var text = Files.newBufferedReader(file)) {
                properties.load(text);
            }
            properties.stringPropertyNames().forEach(name -> secrets.put(name, properties.getProperty(name)));
        }
        return secrets;
    }

    private static void write(Path file, Map<String, String> secrets) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var text = secrets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(secret -> secret.getKey() + "=" + secret.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "# made by infra/tarot for this machine; data under this folder need them\n", ""));
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secrets", ".draft", onlyOwner);
        Files.writeString(draft, text, UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
