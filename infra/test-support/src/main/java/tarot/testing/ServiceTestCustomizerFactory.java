package tarot.testing;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives {@link TestSettings} to every context of a {@link ServiceTest}; found by Spring through spring.factories. */
class ServiceTestCustomizerFactory implements ContextCustomizerFactory {

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // on a busy machine good things take their time
    }

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configuration) {
        return TestContextAnnotationUtils.hasAnnotation(test, ServiceTest.class) ? new TestSettings() : null;
    }
}
