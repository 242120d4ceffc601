package tarot.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path home;

    @Test
    void areMadeOnceAndUsedAgain() {
        var first = Secrets.keptIn(file());
        assertThat(Secrets.keptIn(file())).isEqualTo(first);
        assertThat(first.byName().values()).doesNotHaveDuplicates();
    }

    @Test
    void canBeReadByTheirOwnerOnly() throws IOException {
        Secrets.keptIn(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.list(home)).as("no draft is left").containsExactly(file());
    }

    @Test
    void addsWhatAnOlderFileLacksAndKeepsTheRest() throws IOException {
        Files.writeString(file(), "IDENTITY_SECRET=old\n");
        var secrets = Secrets.keptIn(file());
        assertThat(secrets.of("IDENTITY_SECRET")).isEqualTo("old");
        assertThat(secrets.of("STORAGE_KEYSET")).isNotBlank();
    }

    @Test
    void haveTheFormsThatTheServicesAskFor() {
        var secrets = Secrets.keptIn(file());
        assertThat(Shapes.misfits(secrets.byName())).isEmpty();
        assertThat(Base64.getDecoder().decode(secrets.of("IDENTITY_SECRET"))).hasSize(32);
        assertThat(secrets.of("SIMULATED_TELEGRAM_TOKEN")).matches("\\d+:[A-Za-z0-9_-]{35}");
        assertThat(secrets.toString()).doesNotContain(secrets.of("DATABASE_PASSWORD"));
    }

    private Path file() {
        return home.resolve("secrets.properties");
    }
}
