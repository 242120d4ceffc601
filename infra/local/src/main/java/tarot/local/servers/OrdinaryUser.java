package tarot.local.servers;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as, which refuses to run as root. For root it is nobody: in a user namespace of its own, in which
 * root's files are nobody's too; or where none may be made, as in most containers, as the user of that name, who owns the
 * data and may go through root's folders.
 */
enum OrdinaryUser {
    ONESELF(),
    NOBODY_IN_A_NAMESPACE("unshare", "-U"),
    NOBODY(
            "setpriv",
            "--reuid=" + OrdinaryUser.NOBODYS_ID,
            "--regid=" + OrdinaryUser.NOBODYS_ID,
            "--clear-groups",
            "--securebits=+no_setuid_fixup", // or else access(2), with which initdb looks around, knows no capability
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    private static final int NOBODYS_ID = 65534;

    private final List<String> prefix;

    OrdinaryUser(String... prefix) {
        this.prefix = List.of(prefix);
    }

    /** @throws IOException if this is root and may become nobody else; its message tells what to do */
    static OrdinaryUser ofThisProcess() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return ONESELF;
        }
        return Stream.of(NOBODY_IN_A_NAMESPACE, NOBODY)
                .filter(OrdinaryUser::works)
                .findFirst()
                .orElseThrow(() -> new IOException("PostgreSQL refuses to run as root: use an ordinary user"));
    }

    List<String> running(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Makes the folder and all in it theirs. */
    void takeOver(Path folder) throws IOException {
        if (this != NOBODY) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODYS_ID);
            }
        }
    }

    private boolean works() {
        try {
            var trial = new ProcessBuilder(running(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, SECONDS) && trial.exitValue() == 0;
        } catch (IOException _) {
            return false; // there is no such program
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
