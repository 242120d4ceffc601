package tarot.simulators.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.telegram.ChatEvent;
import tarot.simulators.telegram.TelegramSimulator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens in chats, as server-sent events. A stream starts with what is in the chats already, so that a page
 * which connects again needs to know nothing.
 */
final class ChatStream {

    private static final int BACKLOG_MAX = 5_000;
    private static final int HEARTBEAT_SECONDS = 15;

    private final TelegramSimulator telegram;

    ChatStream(TelegramSimulator telegram) {
        this.telegram = telegram;
    }

    /** Everybody's chat, but not those of strangers: one stream does for a page with many columns. */
    Reply ofEverybody() {
        return Reply.stream(out -> stream(out, telegram::isPerson));
    }

    Reply of(long chat) {
        return Reply.stream(out -> stream(out, id -> id == chat));
    }

    private void stream(OutputStream out, LongPredicate wanted) throws IOException, InterruptedException {
        var events = new LinkedBlockingQueue<ChatEvent>(BACKLOG_MAX);
        var overrun = new AtomicBoolean();
        Consumer<ChatEvent> listener = event -> {
            if (wanted.test(event.chat()) && !events.offer(event)) {
                overrun.set(true); // too slow: it has to connect again
            }
        };
        telegram.listen(listener);
        try {
            snapshots(out, wanted);
            while (!overrun.get()) {
                var event = events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    out.write(": still here\n\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                } else {
                    write(out, event);
                }
            }
        } finally {
            telegram.forget(listener);
        }
    }

    private void snapshots(OutputStream out, LongPredicate wanted) throws IOException {
        write(out, "hello", Json.object());
        for (var person : telegram.people()) {
            if (wanted.test(person.id())) {
                var snapshot = Json.object().put("chat", person.id()).put("blocked", telegram.isBlockedBy(person.id()));
                snapshot.set("person", ChatJson.person(person));
                snapshot.set("messages", ChatJson.messages(telegram.messages(person.id())));
                write(out, "snapshot", snapshot);
            }
        }
    }

    private static void write(OutputStream out, ChatEvent event) throws IOException {
        switch (event) {
            case ChatEvent.Posted(var message) -> write(out, "message", ChatJson.message(message));
            case ChatEvent.Edited(var message) -> write(out, "message", ChatJson.message(message));
            case ChatEvent.Deleted(long chat, int message) ->
                write(out, "deleted", about(chat).put("id", message));
            case ChatEvent.Acting(long chat, String action) ->
                write(out, "acting", about(chat).put("action", action));
            case ChatEvent.Answered(long chat, String text, boolean alert) ->
                write(out, "answered", about(chat).put("text", text).put("alert", alert));
            case ChatEvent.BlockChanged(long chat, boolean blocked) ->
                write(out, "blocked", about(chat).put("blocked", blocked));
            case ChatEvent.Cleared(long chat) -> write(out, "cleared", about(chat));
        }
    }

    private static ObjectNode about(long chat) {
        return Json.object().put("chat", chat);
    }

    private static void write(OutputStream out, String event, ObjectNode data) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        out.write(Json.bytes(data));
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
