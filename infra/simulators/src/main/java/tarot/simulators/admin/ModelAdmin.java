package tarot.simulators.admin;

import java.time.Duration;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.model.ModelFault;
import tarot.simulators.model.ModelSimulator;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/model/…}: the model's delay and faults, and what it was asked. */
final class ModelAdmin {

    private final ModelSimulator model;

    ModelAdmin(ModelSimulator model) {
        this.model = model;
    }

    Reply answer(Request request) {
        return switch (request.segment(2)) {
            case "delay" -> {
                long millis = Admin.body(request).path("millis").asLong(0);
                model.delay(Duration.ofMillis(Math.clamp(millis, 0, 600_000)));
                yield Admin.done();
            }
            case "faults" -> faults(request);
            case "requests" -> requests();
            default -> Reply.notFound();
        };
    }

    private Reply faults(Request request) {
        if (request.method().equals("DELETE")) {
            model.heal();
        } else if (request.method().equals("POST")) {
            plan(Admin.body(request));
        }
        return Reply.json(200, Json.object().put("faultsLeft", model.faultsLeft()));
    }

    private void plan(ObjectNode body) {
        var fault = Names.constant(ModelFault.class, body.path("kind").asString(""));
        model.fail(body.path("times").asInt(1), fault, body.path("containing").asString(""));
    }

    private Reply requests() {
        var answer = Json.object().put("calls", model.calls());
        var array = answer.putArray("requests");
        model.requests()
                .forEach(request -> array.addObject()
                        .put("model", request.model())
                        .put("system", request.system())
                        .put("user", request.user())
                        .put("at", request.at().toEpochMilli()));
        return Reply.json(200, answer);
    }
}
