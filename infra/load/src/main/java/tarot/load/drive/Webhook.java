package tarot.load.drive;

import java.util.Map;
import tarot.load.http.Target;

/** The gateway's door for Telegram. */
public record Webhook(Target gateway, String secret) {

    static final String PATH = "/telegram/webhook";

    byte[] request(byte[] update) {
        return gateway.post(PATH, Map.of("X-Telegram-Bot-Api-Secret-Token", secret), update);
    }

    @Override
    public String toString() {
        return gateway.base() + PATH; // never the secret
    }
}
