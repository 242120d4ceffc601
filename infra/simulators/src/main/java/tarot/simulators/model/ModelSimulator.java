package tarot.simulators.model;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tarot.simulators.control.Planned;
import tarot.simulators.control.Recent;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAI-compatible model that interprets cards. All methods may be called from any thread. */
public final class ModelSimulator {

    private static final Duration ENDLESS = Duration.ofMinutes(5);

    private final Clock clock;
    private final Planned<ModelFault, ModelRequest> faults = new Planned<>();
    private final Recent<ModelRequest> requests = new Recent<>(200);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger inFlightMax = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    public ModelSimulator(Clock clock) {
        this.clock = clock;
    }

    /** Answers {@code POST /v1/chat/completions}. */
    public Reply complete(Request request) throws InterruptedException {
        if (isAnonymous(request)) {
            return Completion.error(401, "You didn't provide an API key.", "invalid_request_error");
        }
        try {
            if (Json.parse(request.body()) instanceof ObjectNode body
                    && body.path("messages").size() > 0) {
                return completeCounted(ModelRequest.of(body, clock.instant()));
            }
            return Completion.error(400, "'messages' must be a non-empty array", "invalid_request_error");
        } catch (JacksonException _) {
            return Completion.error(400, "We could not parse the JSON body of your request.", "invalid_request_error");
        }
    }

    /** Answers {@code GET /v1/models}. */
    public Reply models(Request request) {
        if (isAnonymous(request)) {
            return Completion.error(401, "You didn't provide an API key.", "invalid_request_error");
        }
        var list = Json.object().put("object", "list");
        list.putArray("data")
                .addObject()
                .put("id", "simulated")
                .put("object", "model")
                .put("created", 1_700_000_000)
                .put("owned_by", "tarot");
        return Reply.json(200, list);
    }

    /** Every answer takes this long from now on. */
    public void delay(Duration newDelay) {
        delay = newDelay;
    }

    public Duration delay() {
        return delay;
    }

    /** The next so many requests fail so; {@link Planned#ALWAYS} until {@link #heal}. */
    public void fail(int times, ModelFault fault) {
        faults.plan(times, fault, _ -> true);
    }

    /** The next so many requests whose user message contains this text fail so. */
    public void fail(int times, ModelFault fault, String containing) {
        faults.plan(times, fault, request -> request.user().contains(containing));
    }

    public void heal() {
        faults.clear();
    }

    public long faultsLeft() {
        return faults.remaining();
    }

    /** How many completions were asked for, failed ones included. */
    public long calls() {
        return requests.count();
    }

    /** The latest requests, oldest first, at most 200. */
    public List<ModelRequest> requests() {
        return requests.list();
    }

    public int inFlight() {
        return inFlight.get();
    }

    /** The most requests that were ever waiting at once. */
    public int inFlightMax() {
        return inFlightMax.get();
    }

    /** No delay, no faults, nothing counted. */
    public void reset() {
        delay = Duration.ZERO;
        faults.clear();
        requests.clear();
        inFlightMax.set(0);
    }

    private Reply completeCounted(ModelRequest request) throws InterruptedException {
        requests.add(request);
        inFlightMax.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            var fault = faults.strike(request);
            if (!delay.isZero()) {
                Thread.sleep(delay);
            }
            return fault.isPresent() ? failed(fault.get(), request) : new Completion(request, clock).reply();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private Reply failed(ModelFault fault, ModelRequest request) throws InterruptedException {
        return switch (fault) {
            case SERVER_ERROR -> Completion.error(500, "The server had an error.", "server_error");
            case TOO_MANY_REQUESTS ->
                Completion.error(429, "Rate limit reached.", "rate_limit_error", Map.of("Retry-After", "1"));
            case BAD_REQUEST -> Completion.error(400, "The request is not understood.", "invalid_request_error");
            case UNAUTHORIZED -> Completion.error(401, "Incorrect API key provided.", "invalid_request_error");
            case TIMEOUT -> {
                Thread.sleep(ENDLESS);
                yield Reply.cut();
            }
            case CUT -> Reply.cut();
            case GARBAGE, EMPTY, CUT_SHORT, MISSING_CARD, INVENTED_CARD ->
                new Completion(request, clock, Optional.of(fault)).reply();
        };
    }

    private static boolean isAnonymous(Request request) {
        return request.header("Authorization")
                .filter(key -> key.length() > "Bearer ".length())
                .isEmpty();
    }
}
