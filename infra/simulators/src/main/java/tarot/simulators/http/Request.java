package tarot.simulators.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A request whose body has been read whole. */
public final class Request {

    private static final int BODY_BYTES_MAX = 20 << 20;

    private final HttpExchange exchange;
    private final List<String> segments;
    private final byte[] body;

    Request(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.segments = List.of(path().substring(1).split("/", -1));
        this.body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    }

    boolean isTooLarge() {
        return body.length > BODY_BYTES_MAX;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** The part of the path at this place, counted from 0; empty where the path is shorter. */
    public String segment(int place) {
        return place < segments.size() ? segments.get(place) : "";
    }

    /** How many parts the path has. */
    public int depth() {
        return segments.size();
    }

    public String rawQuery() {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public byte[] body() {
        return body;
    }
}
