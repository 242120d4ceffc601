package tarot.testing;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service's README names the messages that its code says, and none that it neither says nor hears. */
final class ReadmeMessages {

    private static final String MESSAGE = "tarot.contracts.Message";
    private static final String LISTENER = "org.springframework.kafka.annotation.KafkaListener";
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)`");

    private ReadmeMessages() {}

    static void check(JavaClasses service, Path readme) {
        var said = names(service.stream().flatMap(ReadmeMessages::said));
        if (said.isEmpty()) {
            return;
        }
        var named = NAMED.matcher(read(readme))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toCollection(TreeSet::new));
        var missing = new TreeSet<>(said);
        missing.removeAll(named);
        if (!missing.isEmpty()) {
            throw new AssertionError(readme + " does not name what the code says: " + missing);
        }
        var stale = new TreeSet<>(named);
        stale.retainAll(names(allMessages()));
        stale.removeAll(said);
        stale.removeAll(names(service.stream().flatMap(ReadmeMessages::heard)));
        if (!stale.isEmpty()) {
            throw new AssertionError(readme + " names what the code neither says nor hears: " + stale);
        }
    }

    private static Stream<JavaClass> said(JavaClass type) {
        return Stream.concat(
                        type.getConstructorCallsFromSelf().stream(), type.getConstructorReferencesFromSelf().stream())
                .map(JavaAccess::getTargetOwner)
                .filter(made -> made.isAssignableTo(MESSAGE));
    }

    private static Stream<JavaClass> heard(JavaClass type) {
        var families = type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(LISTENER))
                .flatMap(method -> method.getParameterTypes().stream())
                .filter(JavaParameterizedType.class::isInstance)
                .flatMap(list -> ((JavaParameterizedType) list).getActualTypeArguments().stream())
                .map(JavaType::toErasure)
                .map(JavaClass::getName)
                .toList();
        return families.isEmpty()
                ? Stream.empty()
                : allMessages().filter(message -> families.stream().anyMatch(message::isAssignableTo));
    }

    private static Stream<JavaClass> allMessages() {
        return new ClassFileImporter()
                .importPackages("tarot.contracts").stream()
                        .filter(type -> type.isAssignableTo(MESSAGE) && !type.isInterface());
    }

    private static Set<String> names(Stream<JavaClass> types) {
        return types.map(JavaClass::getSimpleName).collect(toCollection(TreeSet::new));
    }

    private static String read(Path readme) {
        try {
            return Files.readString(readme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
