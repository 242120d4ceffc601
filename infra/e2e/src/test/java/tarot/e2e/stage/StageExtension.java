package tarot.e2e.stage;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stage with the first journey, inspects it after each, and prints a line about each. */
final class StageExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(StageExtension.class);
    private static final String BEGUN = "begun";

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // on a busy machine good things take their time
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage(context).quiet();
        context.getStore(OURS).put(BEGUN, System.nanoTime());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var stage = stage(context);
        var begun = Objects.requireNonNull(context.getStore(OURS).get(BEGUN, Long.class));
        var seconds = (System.nanoTime() - begun) / 1e9;
        stage.quiet();
        var failed = context.getExecutionException().isPresent();
        System.out.printf(
                Locale.ROOT,
                "  %5.1f s  %s%s%s%n",
                seconds,
                failed ? "FAILED: " : "",
                sentence(context.getRequiredTestMethod().getName()),
                stage.takeRemarks());
        if (failed) {
            stage.forgive();
        } else {
            stage.inspect();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    /** One for the whole run; JUnit closes it in the end. */
    private static Stage stage(ExtensionContext context) {
        return Objects.requireNonNull(
                context.getRoot().getStore(OURS).computeIfAbsent(Stage.class, _ -> Stage.open(), Stage.class));
    }

    /** {@code aReadingIsDelivered}: a reading is delivered. */
    private static String sentence(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
