package tarot.simulators.admin;

import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.model.ModelSimulator;
import tarot.simulators.stripe.StripeSimulator;
import tarot.simulators.telegram.TelegramSimulator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The admin API and the chat page. Its README has the API as a table. */
public final class Admin {

    private final TelegramSimulator telegram;
    private final ModelSimulator model;
    private final StripeSimulator stripe;
    private final ChatPage page = new ChatPage();
    private final ChatAdmin chatAdmin;
    private final ChatStream chatStream;
    private final TelegramAdmin telegramAdmin;
    private final ModelAdmin modelAdmin;
    private final StripeAdmin stripeAdmin;

    public Admin(TelegramSimulator telegram, ModelSimulator model, StripeSimulator stripe) {
        this.telegram = telegram;
        this.model = model;
        this.stripe = stripe;
        this.chatAdmin = new ChatAdmin(telegram);
        this.chatStream = new ChatStream(telegram);
        this.telegramAdmin = new TelegramAdmin(telegram);
        this.modelAdmin = new ModelAdmin(model);
        this.stripeAdmin = new StripeAdmin(stripe);
    }

    /** Answers everything that none of the three APIs answers. */
    public Reply answer(Request request) {
        if (!request.segment(0).equals("admin")) {
            return page.answer(request);
        }
        try {
            return switch (request.segment(1)) {
                case "", "counters" -> Reply.json(200, counters());
                case "events" -> chatStream.ofEverybody();
                case "chats" -> chatAdmin.answer(request);
                case "pictures" -> telegram.picture(request.segment(2));
                case "telegram" -> telegramAdmin.answer(request);
                case "model" -> modelAdmin.answer(request);
                case "stripe" -> stripeAdmin.answer(request);
                case "reset" -> reset();
                default -> Reply.notFound();
            };
        } catch (JacksonException _) {
            return Reply.badRequest("the body is not JSON");
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Reply.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The body of a request that may as well have none. */
    static ObjectNode body(Request request) {
        if (request.body().length == 0) {
            return Json.object();
        }
        if (Json.parse(request.body()) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("the body is not a JSON object");
    }

    static Reply done() {
        return Reply.json(200, Json.object().put("ok", true));
    }

    private Reply reset() {
        telegram.reset();
        model.reset();
        stripe.reset();
        return done();
    }

    private ObjectNode counters() {
        var counters = Json.object();
        var bot = counters.putObject("telegram")
                .put("deliveries", telegram.deliveryCount())
                .put("pendingUpdates", telegram.pendingUpdates())
                .put("faultsLeft", telegram.faultsLeft());
        telegram.callCounts().forEach(bot.putObject("calls")::put);
        counters.putObject("model")
                .put("calls", model.calls())
                .put("inFlight", model.inFlight())
                .put("inFlightMax", model.inFlightMax())
                .put("delayMs", model.delay().toMillis())
                .put("faultsLeft", model.faultsLeft());
        counters.putObject("stripe")
                .put("sessions", stripe.sessions().size())
                .put("events", stripe.events().size())
                .put("deliveries", stripe.deliveries().size())
                .put("faultsLeft", stripe.faultsLeft());
        return counters;
    }
}
