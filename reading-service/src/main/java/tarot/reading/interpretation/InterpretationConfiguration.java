package tarot.reading.interpretation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tarot.reading.process.CardsLaid;
import tarot.reading.process.WaitingReadings;
import tarot.storage.Sounding;
import tarot.work.LeasedWork;

@Configuration(proxyBeanMethods = false)
class InterpretationConfiguration {

    private static final Duration TIME_TO_STORE = Duration.ofSeconds(5);

    @Bean
    LeasedWork<Task, Result> interpretations(
            InterpretationDesk desk,
            InterpretationProperties properties,
            ModelProperties model,
            WaitingReadings waiting,
            MeterRegistry meters) {
        Gauge.builder("tarot.readings.waiting", new Sounding(waiting::count))
                .description("readings whose cards lie on the table and nobody has taken up: scale on it")
                .register(meters);
        return new LeasedWork<>(
                "interpretations",
                properties.atOnce(),
                properties.poll(),
                model.timeout().plus(TIME_TO_STORE),
                desk,
                meters);
    }

    @Bean
    BuiltIn builtIn() {
        return new BuiltIn();
    }

    /** With a key it is the model that interprets; without one, the cards' own meanings, which is no failure. */
    @Bean
    Oracle oracle(
            ModelProperties model,
            ObjectProvider<Model> asked,
            ObjectProvider<CircuitBreaker> breaker,
            BuiltIn builtIn,
            InterpretationProperties work) {
        var log = LoggerFactory.getLogger(Oracle.class);
        if (!model.configured()) {
            log.atInfo().log("OPENAI_API_KEY is not set: the built-in interpreter writes the readings");
            return new MeaningsOracle(builtIn);
        }
        model.check(work.lease());
        log.atInfo()
                .addKeyValue("model", model.name())
                .addKeyValue("endpoint", model.baseUrl())
                .log("a model writes the readings");
        return new ModelOracle(asked.getObject(), breaker.getObject(), builtIn, work.attemptsMax());
    }

    @Component
    record Waker(LeasedWork<Task, Result> interpretations) {

        @EventListener
        void on(CardsLaid laid) {
            interpretations.wakeAfterCommit();
        }
    }
}
