package tarot.simulators.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;

/** The chat page: three files from the jar, read once. */
final class ChatPage {

    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "chat.css", "text/css; charset=utf-8",
            "chat.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, Reply> files;

    ChatPage() {
        files = Map.of(
                "index.html", file("index.html"),
                "chat.css", file("chat.css"),
                "chat.js", file("chat.js"),
                "icon.svg", file("icon.svg"));
    }

    Reply answer(Request request) {
        var name = request.path().equals("/") ? "index.html" : request.segment(0);
        var file = files.get(request.depth() == 1 ? name : "");
        return file == null ? Reply.notFound() : file;
    }

    private static Reply file(String name) {
        try (var in = ChatPage.class.getResourceAsStream("/tarot/simulators/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the chat page's " + name);
            }
            return Reply.bytes(TYPES.getOrDefault(name, "text/plain"), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
