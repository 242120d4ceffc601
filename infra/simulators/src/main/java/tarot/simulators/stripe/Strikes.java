package tarot.simulators.stripe;

import java.time.Duration;
import java.util.function.Predicate;
import tarot.simulators.control.Planned;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;

/** Planned faults of the API. */
final class Strikes {

    private static final Duration ENDLESS = Duration.ofMinutes(5);

    private final StripeApi api;
    private final Planned<Strike, Request> planned = new Planned<>();

    Strikes(StripeApi api) {
        this.api = api;
    }

    /** What a fault makes of the call, or the answer itself. */
    Reply answer(Request request) throws InterruptedException {
        var strike = planned.strike(request);
        return strike.isPresent() ? strike.get().answer(request) : api.answer(request);
    }

    void fail(int times, StripeFault fault, String method) {
        planned.plan(times, request -> struck(fault, request), by(method));
    }

    void late(int times, Duration pause, String method) {
        Strike late = request -> {
            var reply = api.answer(request);
            Thread.sleep(pause);
            return reply;
        };
        planned.plan(times, late, by(method));
    }

    long remaining() {
        return planned.remaining();
    }

    void clear() {
        planned.clear();
    }

    private static Predicate<Request> by(String method) {
        return request -> method.isEmpty() || request.method().equals(method);
    }

    private Reply struck(StripeFault fault, Request request) throws InterruptedException {
        return switch (fault) {
            case SERVER_ERROR -> StripeRefusal.serverError().reply();
            case TOO_MANY_REQUESTS -> StripeRefusal.tooManyRequests().reply();
            case CUT -> Reply.cut();
            case LOST_ANSWER -> {
                api.answer(request);
                yield Reply.cut();
            }
            case TIMEOUT -> {
                api.answer(request);
                Thread.sleep(ENDLESS);
                yield Reply.cut();
            }
        };
    }

    /** What a planned fault makes of a call. */
    @FunctionalInterface
    private interface Strike {

        Reply answer(Request request) throws InterruptedException;
    }
}
