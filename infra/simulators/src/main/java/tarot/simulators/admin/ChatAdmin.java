package tarot.simulators.admin;

import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.TelegramSimulator;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/chats/<user>/…}: acts as a person in a chat, and reads along. */
final class ChatAdmin {

    private final TelegramSimulator telegram;
    private final ChatStream stream;

    ChatAdmin(TelegramSimulator telegram) {
        this.telegram = telegram;
        this.stream = new ChatStream(telegram);
    }

    Reply answer(Request request) {
        var id = request.segment(2);
        if (!id.matches("\\d{1,18}")) {
            return Reply.badRequest("not a user id: " + id);
        }
        var person = telegram.find(Long.parseLong(id));
        if (person.isEmpty()) {
            return Reply.json(404, Json.object().put("error", "nobody has the id " + id));
        }
        return switch (request.segment(3)) {
            case "messages" ->
                request.method().equals("POST")
                        ? write(person.get(), Admin.body(request))
                        : read(person.get(), Parameters.of(request));
            case "presses" -> press(person.get(), Admin.body(request));
            case "payments" -> pay(person.get(), Admin.body(request));
            case "forwards" -> {
                person.get().forwardsInvoice(Admin.body(request).path("to").asLong(0));
                yield Admin.done();
            }
            case "blocked" -> block(person.get(), Admin.body(request));
            case "events" -> stream.of(person.get().id());
            default -> Reply.notFound();
        };
    }

    private static Reply write(Person person, ObjectNode body) {
        return Reply.json(200, ChatJson.message(person.sends(body.path("text").asString(""))));
    }

    private static Reply read(Person person, Parameters query) {
        long after = query.number("after").orElse(0);
        var messages = person.messages().stream()
                .filter(message -> message.order() > after)
                .toList();
        var answer = Json.object();
        answer.set("messages", ChatJson.messages(messages));
        return Reply.json(200, answer);
    }

    /** By label, under the newest message that has it; or any data under any message, as a forger might. */
    private static Reply press(Person person, ObjectNode body) {
        if (body.has("label")) {
            person.presses(body.path("label").asString(""));
            return Admin.done();
        }
        person.forgesPress(message(person, body), body.path("data").asString(""));
        return Admin.done();
    }

    /** The newest invoice, or any. */
    private static Reply pay(Person person, ObjectNode body) {
        if (body.has("message")) {
            person.pays(message(person, body));
        } else {
            person.pays();
        }
        return Admin.done();
    }

    private static ChatMessage message(Person person, ObjectNode body) {
        int id = body.path("message").asInt(0);
        return person.messages().stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no message has the id " + id));
    }

    private static Reply block(Person person, ObjectNode body) {
        if (body.path("blocked").asBoolean(true)) {
            person.blocksTheBot();
        } else {
            person.unblocksTheBot();
        }
        return Admin.done();
    }
}
