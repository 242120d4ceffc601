package tarot.e2e.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A tiny OTLP receiver: keeps the spans that the services export. */
public final class Traces implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();

    private Traces(HttpServer server) {
        this.server = server;
    }

    /**
     * A piece of work in a service.
     *
     * @param parent empty where it is the first of its trace
     * @param url where an HTTP call went or arrived, empty for other work
     * @param all that is told of it
     */
    public record Seen(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            Span.SpanKind kind,
            String url,
            String all) {

        /** @param part of the URL, in lower case */
        public boolean isCallTo(String part) {
            return kind == Span.SpanKind.SPAN_KIND_CLIENT
                    && url.toLowerCase(Locale.ROOT).contains(part);
        }
    }

    static Traces listen() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var traces = new Traces(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/traces", traces::take);
            server.start();
            return traces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} must be. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** All so far, in no order among services. */
    public List<Seen> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            request.getResourceSpansList().forEach(this::keep);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans resource) {
        var service = text(resource.getResource().getAttributesList(), "service.name");
        for (var scope : resource.getScopeSpansList()) {
            for (var span : scope.getSpansList()) {
                spans.add(new Seen(
                        service,
                        hex(span.getTraceId().toByteArray()),
                        hex(span.getSpanId().toByteArray()),
                        hex(span.getParentSpanId().toByteArray()),
                        span.getName(),
                        span.getKind(),
                        text(span.getAttributesList(), "url.full") + text(span.getAttributesList(), "url.path"),
                        span.toString()));
            }
        }
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    private static String text(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }
}
