package tarot.simulators.telegram;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import tarot.simulators.control.Planned;
import tarot.simulators.control.Recent;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tools.jackson.databind.node.ObjectNode;

/** The door of the Bot API: lets tokens in, finds methods, lets planned faults strike, keeps count. */
final class BotApi {

    private static final Pattern TOKEN = Pattern.compile("\\d{1,15}:[A-Za-z0-9_-]{3,}");

    private final String token;
    private final Clock clock;
    private final Map<String, BotMethod> methods = new HashMap<>();
    private final Planned<TelegramFault, Target> faults = new Planned<>();
    private final Recent<BotCall> calls = new Recent<>(2_000);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    BotApi(String token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    void add(Map<String, BotMethod> more) {
        more.forEach((name, method) -> methods.put(name.toLowerCase(Locale.ROOT), method));
    }

    Planned<TelegramFault, Target> faults() {
        return faults;
    }

    List<BotCall> calls() {
        return calls.list();
    }

    Map<String, Long> counts() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((method, count) -> sums.put(method, count.sum()));
        return sums;
    }

    void clear() {
        faults.clear();
        calls.clear();
        counts.clear();
    }

    /** Whether this token is let in. */
    boolean knows(String candidate) {
        return token.isEmpty() ? TOKEN.matcher(candidate).matches() : token.equals(candidate);
    }

    Reply answer(String candidate, Request request) throws InterruptedException {
        if (!TOKEN.matcher(candidate).matches()) {
            return Refusal.notFound().reply();
        }
        if (!knows(candidate)) {
            return Refusal.unauthorized().reply();
        }
        try {
            return call(request.segment(1), Parameters.of(request));
        } catch (IllegalArgumentException e) {
            return Refusal.badRequest("can't parse the request: " + e.getMessage())
                    .reply();
        }
    }

    /** A call that came back in answer to an update; Telegram tells nobody how it went. */
    void obey(ObjectNode body) {
        try {
            call(body.path("method").asString(""), Parameters.of(body));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply call(String name, Parameters parameters) throws InterruptedException {
        var method = name.toLowerCase(Locale.ROOT);
        var known = methods.get(method);
        if (known == null) {
            return Refusal.notFound().reply();
        }
        counts.computeIfAbsent(method, _ -> new LongAdder()).increment();
        var target = new Target(method, parameters.number("chat_id").orElse(0));
        var fault = faults.strike(target);
        var reply = fault.isPresent() ? struck(fault.get(), known, parameters) : answer(known, parameters);
        calls.add(new BotCall(method, parameters.texts(), status(reply), clock.instant()));
        return reply;
    }

    private static Reply struck(TelegramFault fault, BotMethod method, Parameters parameters)
            throws InterruptedException {
        return switch (fault) {
            case TelegramFault.TooManyRequests(int retryAfter) ->
                Refusal.tooManyRequests(retryAfter).reply();
            case TelegramFault.Forbidden() ->
                Refusal.forbidden("bot was blocked by the user").reply();
            case TelegramFault.BadRequest(String why) -> Refusal.badRequest(why).reply();
            case TelegramFault.ServerError(int status) ->
                Refusal.serverError(status).reply();
            case TelegramFault.Delay(var pause) -> {
                var reply = answer(method, parameters);
                Thread.sleep(pause);
                yield reply;
            }
            case TelegramFault.Cut() -> Reply.cut();
            case TelegramFault.LostAnswer() -> {
                answer(method, parameters);
                yield Reply.cut();
            }
        };
    }

    private static Reply answer(BotMethod method, Parameters parameters) throws InterruptedException {
        try {
            var body = Json.object().put("ok", true);
            body.set("result", method.call(parameters));
            return Reply.json(200, body);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (IllegalArgumentException e) {
            return Refusal.badRequest("can't parse the request: " + e.getMessage())
                    .reply();
        }
    }

    private static int status(Reply reply) {
        return reply instanceof Reply.Whole whole ? whole.status() : 0;
    }

    /** What a planned fault is aimed at. */
    record Target(String method, long chat) {}
}
