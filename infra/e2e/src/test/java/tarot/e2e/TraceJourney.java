package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Traces.Seen;
import tarot.local.settings.Ports;

/** Where the time of a reading goes can be seen in one place. Only with {@code -Dtarot.tracing=true}: it is slow. */
@Journey
@EnabledIfSystemProperty(named = "tarot.tracing", matches = "true", disabledReason = "-Dtarot.tracing=true")
class TraceJourney {

    private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{6,}:[A-Za-z0-9_-]{10,}");

    @Test
    void aReadingIsOneTraceFromTheWebhookToTheLastCallOfTelegram(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.comesToRest();
        visitor.says("/reading Where does the time go?");
        visitor.sees();
        visitor.hears("1 credit for this reading");
        stage.comesToRest();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var all = stage.traces().spans();
            var asking = all.stream()
                    .filter(span -> span.isCallTo("/chat/completions"))
                    .toList();
            assertThat(asking).as("calls of the model").hasSize(1);
            var trace = all.stream()
                    .filter(span -> span.trace().equals(asking.getFirst().trace()))
                    .toList();
            beginsAtTheWebhook(trace);
            assertThat(trace)
                    .as("services that take part")
                    .extracting(Seen::service)
                    .contains(Ports.GATEWAY, Ports.BOT, Ports.READING, Ports.CREDIT, Ports.NOTIFICATION);
            assertThat(trace.stream().filter(span -> span.isCallTo("/sendphoto")))
                    .as("the picture")
                    .hasSize(1);
            assertThat(trace.stream().filter(span -> span.isCallTo("/sendmessage")))
                    .as("the reading")
                    .hasSize(1);
            assertThat(all.stream().map(Seen::all))
                    .as("spans with a bot's token")
                    .noneMatch(BOT_TOKEN.asPredicate());
        });
    }

    /** One beginning, and nothing hangs in the air. */
    private static void beginsAtTheWebhook(List<Seen> trace) {
        var ids = trace.stream().map(Seen::id).collect(Collectors.toSet());
        assertThat(trace.stream().filter(span -> !ids.contains(span.parent())))
                .as("beginnings of the trace")
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.parent()).isEmpty();
                    assertThat(first.service()).isEqualTo(Ports.GATEWAY);
                    assertThat(first.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
                    assertThat(first.url()).isEqualTo("/telegram/webhook");
                });
    }
}
