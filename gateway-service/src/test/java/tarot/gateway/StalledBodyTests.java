package tarot.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.STRIPE;
import static tarot.gateway.Gateway.TELEGRAM;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sends much, and then nothing, takes no room from others. With the usual limits of bodies. */
class StalledBodyTests {

    private static final Backend bot = Backend.started();
    private static final Gateway gateway =
            Gateway.inFrontOf(bot, bot, "GATEWAY_TRUSTED_PROXIES=127.0.0.1", "GATEWAY_BODY_TIMEOUT=60s");

    private static final String ATTACKER = "192.0.2.66";
    private static final String OTHER = "192.0.2.1";
    private static final int LARGE = 1024 * 1024;
    private static final int SMALL = 64 * 1024;

    private final List<RawClient> stalled = new ArrayList<>();

    @AfterEach
    void letGo() throws IOException {
        for (var client : stalled) {
            client.close();
        }
        bot.forget();
    }

    @AfterAll
    static void close() {
        gateway.close();
        bot.close();
    }

    @Test
    void largeBodiesOfOneClientThatStallLeaveRoomForOthersAndForSmallOnes() throws Exception {
        Awaitility.await().until(() -> {
            stall(ATTACKER, LARGE);
            return isRefused(ATTACKER, LARGE);
        });

        assertThat(post(OTHER, STRIPE, LARGE)).isEqualTo(200);
        assertThat(post(OTHER, TELEGRAM, 1)).isEqualTo(200);
        assertThat(post(ATTACKER, TELEGRAM, SMALL)).isEqualTo(200);
    }

    @Test
    void smallBodiesOfOneClientThatStallLeaveRoomForOthers() throws Exception {
        for (var i = 0; i < 300; i++) {
            stall(ATTACKER, SMALL);
        }
        for (var i = 0; i < 64; i++) {
            stall(ATTACKER, 1); // what the others left
        }
        Awaitility.await().until(() -> isRefused(ATTACKER, 1));

        assertThat(post(OTHER, TELEGRAM, 1)).isEqualTo(200);
    }

    @Test
    void largeBodiesOfManyClientsThatStallLeaveRoomForSmallOnes() throws Exception {
        Awaitility.await().until(() -> {
            stall("198.51.100." + stalled.size(), LARGE);
            return isRefused(OTHER, LARGE);
        });

        assertThat(post(OTHER, TELEGRAM, SMALL)).isEqualTo(200);
    }

    /** Sends so many bytes of a body that never ends. */
    private void stall(String client, int bytes) throws IOException {
        var connection = gateway.connect();
        stalled.add(connection);
        connection.canWrite(unfinished(client, bytes)); // what is refused meanwhile is refused
    }

    private static boolean isRefused(String client, int bytes) throws IOException {
        try (var connection = gateway.connect()) {
            if (!connection.canWrite(unfinished(client, bytes))
                    || !connection.canWrite("0\r\n\r\n".getBytes(US_ASCII))) {
                return true;
            }
            return !connection.readHead().startsWith("HTTP/1.1 200 ");
        }
    }

    private static byte[] unfinished(String client, int bytes) {
        return ("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + client
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(bytes) + "\r\n"
                        + "x".repeat(bytes) + "\r\n")
                .getBytes(US_ASCII);
    }

    private static int post(String client, String path, int bytes) throws Exception {
        return gateway.send(gateway.to(path)
                        .header("X-Forwarded-For", client)
                        .POST(BodyPublishers.ofString("x".repeat(bytes))))
                .statusCode();
    }
}
