package tarot.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Message;
import tarot.contracts.UserId;

/**
 * Carries the W3C {@code traceparent} where no library does: through a batch, the outbox and leased work. With the
 * OpenTelemetry agent attached its spans join in; without it the header is passed on all the same.
 */
public final class Traces {

    /** The header's name in HTTP and Kafka. */
    public static final String HEADER = "traceparent";

    /** What comes with a record may be anything, and whatever is kept here leaves with other records. */
    private static final Pattern W3C = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final int W3C_BYTES = 55;

    private static final ThreadLocal<Map<String, String>> POLL = ThreadLocal.withInitial(HashMap::new);

    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(HEADER) ? traceparent : null;
        }
    };

    private Traces() {}

    /** The traceparent of what this thread is doing. */
    public static @Nullable String current() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? format(span) : null;
    }

    /** The traceparent that a message belongs to: that of its person's last record in this poll, else the current one. */
    public static @Nullable String of(Message message) {
        var received = POLL.get().get(message.user().toString());
        return received == null ? current() : received;
    }

    /** Remembers the records' traces until this thread's next poll. */
    public static void received(List<ConsumerRecord<?, ?>> records) {
        var poll = POLL.get();
        poll.clear();
        for (var record : records) {
            var header = record.headers().lastHeader(HEADER);
            if (header != null && record.key() instanceof String key) {
                var traceparent = header.value().length == W3C_BYTES ? new String(header.value(), US_ASCII) : "";
                if (W3C.matcher(traceparent).matches()) {
                    poll.put(key, traceparent);
                }
            }
        }
    }

    /** Says which trace each person's messages belong to that this thread is about to say, as if a poll had brought it. */
    public static void resume(Map<UserId, String> traceparents) {
        var poll = POLL.get();
        poll.clear();
        traceparents.forEach((user, traceparent) -> poll.put(user.toString(), traceparent));
    }

    /** Does something as a span of that trace. */
    public static void run(@Nullable String traceparent, String spanName, Runnable action) {
        call(traceparent, spanName, () -> {
            action.run();
            return true;
        });
    }

    /** Does something as a span of that trace. */
    public static <T> T call(@Nullable String traceparent, String spanName, Supplier<T> action) {
        var span = GlobalOpenTelemetry.getTracer("tarot")
                .spanBuilder(spanName)
                .setParent(context(traceparent))
                .startSpan();
        try (var _ = span.makeCurrent()) {
            return action.get();
        } finally {
            span.end();
        }
    }

    /** Does something with that trace as the current one, without a span of its own. */
    public static <T> T within(@Nullable String traceparent, Supplier<T> action) {
        try (var _ = context(traceparent).makeCurrent()) {
            return action.get();
        }
    }

    static Context context(@Nullable String traceparent) {
        return traceparent == null
                ? Context.current()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
    }

    private static String format(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }
}
