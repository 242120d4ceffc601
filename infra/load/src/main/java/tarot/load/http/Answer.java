package tarot.load.http;

import java.nio.charset.StandardCharsets;

/** What a server answered. */
public record Answer(int status, byte[] body) {

    public boolean isAccepted() {
        return status / 100 == 2;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
