package tarot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.validation.annotation.Validated;

/** A wrong setting stops the start with a sentence that names it, what was found and an example. */
class WrongSettingsTests {

    final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SettingsAutoConfiguration.class))
            .withUserConfiguration(Sample.class)
            .withPropertyValues(
                    "DATABASE_PASSWORD=long-enough",
                    "tarot.sample.max-requests=${MAX_REQUESTS:10}",
                    "tarot.sample.window=${RATE_LIMIT_WINDOW:60s}",
                    "tarot.sample.api-key=${SAMPLE_API_KEY:7}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAX_REQUESTS=ten                    | The setting MAX_REQUESTS is 'ten', which is no whole number.
            MAX_REQUESTS=0                      | The setting MAX_REQUESTS is '0', but must be greater than or equal to 1.
            RATE_LIMIT_WINDOW=soon              | The setting RATE_LIMIT_WINDOW is 'soon', which is no time such as 30s or 5m.
            SAMPLE_API_KEY=private              | The setting SAMPLE_API_KEY is set, which is no whole number.
            KAFKA_BOOTSTRAP_SERVERS=kafka       | The setting KAFKA_BOOTSTRAP_SERVERS is 'kafka', which is no list of hosts with their ports.
            KAFKA_BOOTSTRAP_SERVERS=kafka:9092, | The setting KAFKA_BOOTSTRAP_SERVERS is 'kafka:9092,', which is no list of hosts with their ports.
            DATABASE_URL=postgres://db/tarot    | The setting DATABASE_URL is no JDBC address of a Postgres.
            DATABASE_PASSWORD=short             | The setting DATABASE_PASSWORD is not 8 to 128 letters, digits or . _ ~ -.
            """)
    void aWrongSettingIsToldInASentence(String setting, String sentence) {
        var analysis = analysis(setting);
        assertThat(analysis.getDescription()).isEqualTo(sentence);
        var name = setting.substring(0, setting.indexOf('='));
        assertThat(analysis.getAction()).contains("Set " + name + " in the environment", name + "=");
    }

    @Test
    void theDefaultIsTheExample() {
        assertThat(analysis("RATE_LIMIT_WINDOW=soon").getAction()).endsWith("RATE_LIMIT_WINDOW=60s");
    }

    @Test
    void severalServersAndAddressesAreTaken() {
        service.withPropertyValues("KAFKA_BOOTSTRAP_SERVERS=kafka-1:9092, [::1]:9093,10.0.0.7:9092")
                .run(context -> assertThat(context).hasNotFailed());
    }

    private FailureAnalysis analysis(String setting) {
        var told = new AtomicReference<FailureAnalysis>();
        var environment = new AtomicReference<Environment>();
        service.withInitializer(context -> environment.set(context.getEnvironment()))
                .withPropertyValues(setting)
                .run(context -> {
                    var failure = Objects.requireNonNull(context.getStartupFailure(), "it starts");
                    told.set(Stream.of(new InvalidSettingAnalyzer(), new WrongValueAnalyzer(environment.get()))
                            .map(analyzer -> analyzer.analyze(failure))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("nobody tells it", failure)));
                });
        return told.get();
    }

    @EnableConfigurationProperties(SampleProperties.class)
    static class Sample {}

    @Validated
    @ConfigurationProperties("tarot.sample")
    record SampleProperties(@Min(1) int maxRequests, Duration window, int apiKey) {}
}
