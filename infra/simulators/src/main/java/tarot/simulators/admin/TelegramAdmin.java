package tarot.simulators.admin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.telegram.Profile;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/telegram/…}: people, faults, raw updates, and what the bot did. */
final class TelegramAdmin {

    private final TelegramSimulator telegram;
    private final StarsAdmin stars;

    TelegramAdmin(TelegramSimulator telegram) {
        this.telegram = telegram;
        this.stars = new StarsAdmin(telegram.checkouts());
    }

    Reply answer(Request request) {
        boolean post = request.method().equals("POST");
        return switch (request.segment(2)) {
            case "users" -> post ? meet(Admin.body(request)) : people();
            case "open" -> {
                telegram.open(Admin.body(request).path("open").asBoolean(true));
                yield Admin.done();
            }
            case "updates" -> {
                telegram.update(new String(request.body(), StandardCharsets.UTF_8));
                yield Admin.done();
            }
            case "faults" -> faults(request);
            case "payments" -> stars.payments(request);
            case "payment-faults" -> stars.faults(request);
            case "commands" -> commands(Parameters.of(request).text("language"));
            case "calls" -> calls(Parameters.of(request).text("method"));
            case "attempts" -> attempts();
            case "deliveries" ->
                Reply.json(
                        200,
                        telegram.deliveriesSince(
                                Parameters.of(request).number("since").orElse(0)));
            default -> Reply.notFound();
        };
    }

    private Reply meet(ObjectNode body) {
        long id = body.path("id").asLong(0);
        var name = body.path("name").asString("").strip();
        if (id <= 0 || name.isEmpty()) {
            throw new IllegalArgumentException("a user has an id above 0 and a name");
        }
        var person = telegram.person(new Profile(
                id,
                name,
                body.path("username").asString(""),
                body.path("language").asString("en")));
        return Reply.json(200, ChatJson.person(person.profile()));
    }

    private Reply people() {
        var answer = Json.object();
        var array = answer.putArray("users");
        telegram.people().forEach(person -> array.add(ChatJson.person(person)));
        return Reply.json(200, answer);
    }

    private Reply faults(Request request) {
        if (request.method().equals("DELETE")) {
            telegram.heal();
        } else if (request.method().equals("POST")) {
            var body = Admin.body(request);
            telegram.fail(
                    body.path("times").asInt(1),
                    fault(body),
                    body.has("method") ? body.path("method").asString("") : null,
                    body.has("chat") ? body.path("chat").asLong(0) : null);
        }
        return Reply.json(200, Json.object().put("faultsLeft", telegram.faultsLeft()));
    }

    private static TelegramFault fault(ObjectNode body) {
        var kind = body.path("kind").asString("");
        return switch (kind) {
            case "too-many-requests" ->
                new TelegramFault.TooManyRequests(body.path("retryAfter").asInt(1));
            case "forbidden" -> new TelegramFault.Forbidden();
            case "bad-request" ->
                new TelegramFault.BadRequest(body.path("why").asString("can't parse entities: planned"));
            case "server-error" ->
                new TelegramFault.ServerError(body.path("status").asInt(500));
            case "delay" ->
                new TelegramFault.Delay(Duration.ofMillis(body.path("millis").asLong(1_000)));
            case "cut" -> new TelegramFault.Cut();
            case "lost-answer" -> new TelegramFault.LostAnswer();
            default ->
                throw new IllegalArgumentException("no fault is called \"" + kind + "\"; there are too-many-requests,"
                        + " forbidden, bad-request, server-error, delay, cut and lost-answer");
        };
    }

    private Reply commands(String language) {
        var answer = Json.object();
        ArrayNode array = answer.putArray("commands");
        telegram.commands(language)
                .forEach(command ->
                        array.addObject().put("command", command.command()).put("description", command.description()));
        return Reply.json(200, answer);
    }

    private Reply calls(String method) {
        var answer = Json.object();
        var array = answer.putArray("calls");
        for (var call : method.isEmpty() ? telegram.calls() : telegram.calls(method)) {
            var node = array.addObject()
                    .put("method", call.method())
                    .put("status", call.status())
                    .put("at", call.at().toEpochMilli());
            call.parameters().forEach(node.putObject("parameters")::put);
        }
        return Reply.json(200, answer);
    }

    private Reply attempts() {
        var answer = Json.object();
        var array = answer.putArray("attempts");
        telegram.webhookAttempts()
                .forEach(attempt -> array.addObject()
                        .put("update", attempt.updateId())
                        .put("status", attempt.status())
                        .put("at", attempt.at().toEpochMilli()));
        return Reply.json(200, answer);
    }
}
