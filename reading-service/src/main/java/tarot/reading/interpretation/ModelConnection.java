package tarot.reading.interpretation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatModel.ResponseFormat;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** How the model is reached. */
@Lazy // without a key nothing of it is needed
@Configuration(proxyBeanMethods = false)
class ModelConnection {

    private static final Duration IDLE_CONNECTIONS_KEPT = Duration.ofMinutes(5);

    private final ModelProperties properties;
    private final InterpretationProperties work;
    private final ObservationRegistry observations;
    private final MeterRegistry meters;
    private final JsonMapper json;

    ModelConnection(
            ModelProperties properties,
            InterpretationProperties work,
            ObservationRegistry observations,
            MeterRegistry meters,
            JsonMapper json) {
        this.properties = properties;
        this.work = work;
        this.observations = observations;
        this.meters = meters;
        this.json = json;
    }

    @Bean
    Model model() {
        return new Model(chat(), options(), new PromptWriter(), new AnswerCheck(json), meters);
    }

    /** Opens when half of the last calls failed. What is wrong with one question says nothing about the model. */
    @Bean
    CircuitBreaker breaker() {
        var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(properties.breakerPause())
                .permittedNumberOfCallsInHalfOpenState(5)
                .recordException(e -> !(e instanceof ModelFailure failure) || !failure.isOfOneQuestion())
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry.circuitBreaker("model");
    }

    private ChatModel chat() {
        // calls are synchronous, which OkHttp's limits of 64, and 5 per host, do not touch; but it keeps only 5 idle
        // connections, and would open a new one for nearly every call under load
        return OpenAiChatModel.builder()
                .options(options())
                .observationRegistry(observations)
                .httpClientBuilderCustomizer(http -> http.observationRegistry(ObservationRegistry.NOOP) // one is enough
                        .maxIdleConnections(work.atOnce())
                        .keepAliveDuration(IDLE_CONNECTIONS_KEPT)
                        .interceptor(new AnswerLimit()))
                .build();
    }

    /** Timeout and retries are here because the properties of the same name have no effect. */
    private OpenAiChatOptions options() {
        var format = new ResponseFormat();
        format.setType(ResponseFormat.Type.JSON_SCHEMA);
        format.setJsonSchema(PromptWriter.answerSchema());
        format.setStrict(true);
        var options = OpenAiChatOptions.builder();
        options.apiKey(properties.apiKey());
        options.baseUrl(properties.baseUrl());
        options.model(properties.name());
        options.timeout(properties.timeout());
        options.maxRetries(0); // another attempt is another lease, and leaves its place to others meanwhile
        options.responseFormat(format);
        return options.build();
    }
}
