package tarot.load.delivery;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.http.Server;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Bot API that takes everything and keeps nothing but the time, for systems whose {@code TELEGRAM_API_URL} points at the
 * driver. It knows chats, texts and pictures; of all else it says that it is done.
 */
public final class RecordingBotApi implements Feed {

    private final Server server;
    private final AtomicInteger messages = new AtomicInteger();
    private volatile Consumer<List<Delivery>> listener = _ -> {};

    /** @throws java.io.UncheckedIOException if the address is taken */
    public RecordingBotApi(InetSocketAddress address) {
        server = Server.start(address, this::answer);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void tell(Consumer<List<Delivery>> newListener) {
        listener = newListener;
    }

    @Override
    public void check() {
        // nothing can be missed
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) throws InterruptedException {
        if (!request.segment(0).startsWith("bot")) {
            return Reply.notFound();
        }
        return switch (request.segment(1).toLowerCase(Locale.ROOT)) {
            case "sendmessage" -> take(Delivery.Kind.TEXT, Parameters.of(request), "text");
            case "sendphoto" -> take(Delivery.Kind.PHOTO, Parameters.of(request), "caption");
            case "getme" -> done(bot());
            case "getupdates" -> {
                Thread.sleep(1_000); // people write through the webhook
                yield Reply.json(200, Json.object().put("ok", true).set("result", Json.array()));
            }
            default -> Reply.json(200, Json.object().put("ok", true).put("result", true));
        };
    }

    private Reply take(Delivery.Kind kind, Parameters call, String words) {
        long chat = call.number("chat_id").orElse(0);
        var text = call.text(words);
        listener.accept(List.of(new Delivery(chat, kind, text.hashCode(), System.nanoTime())));
        var message = Json.object()
                .put("message_id", messages.incrementAndGet())
                .put("date", System.currentTimeMillis() / 1000)
                .put(words, text);
        message.set("chat", Json.object().put("id", chat).put("type", "private"));
        message.set("from", bot());
        if (kind == Delivery.Kind.PHOTO) {
            message.putArray("photo")
                    .addObject()
                    .put("file_id", "recorded")
                    .put("file_unique_id", "recorded")
                    .put("width", 1)
                    .put("height", 1);
        }
        return done(message);
    }

    private static Reply done(ObjectNode result) {
        return Reply.json(200, Json.object().put("ok", true).set("result", result));
    }

    private static ObjectNode bot() {
        return Json.object()
                .put("id", 1)
                .put("is_bot", true)
                .put("first_name", "Tarot")
                .put("username", "tarot_bot");
    }
}
