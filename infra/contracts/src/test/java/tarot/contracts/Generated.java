package tarot.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page made from the code: compared with what is checked in, or written anew with {@code -Dgenerate}. */
record Generated(Path path, String content) {

    void check() {
        try {
            if (System.getProperty("generate") != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, content);
            }
            assertThat(path)
                    .as("made anew by: mvn test -pl infra/contracts -Dgenerate")
                    .exists();
            assertThat(Files.readString(path))
                    .as("%s is stale; it is made anew by: mvn test -pl infra/contracts -Dgenerate", path)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
