package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.TELEGRAM;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** What a request says about where it comes from. */
class OriginTests {

    @Test
    void aForgedOriginIsReplacedByTheTrueOne() throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(bot, bot)) {
            assertThat(gateway.send(forged(gateway)).statusCode()).isEqualTo(200);

            var headers = bot.last().headers();
            assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
            assertThat(headers.get("X-Forwarded-Host")).containsExactly("127.0.0.1:" + gateway.port());
            assertThat(headers.keySet())
                    .doesNotContain(
                            "Forwarded", "X-Real-ip", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Forwarded-Ssl");
        }
    }

    @Test
    void aTrustedProxyIsBelieved() throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(bot, bot, "GATEWAY_TRUSTED_PROXIES=10.0.0.0/8, 127.0.0.1")) {
            assertThat(gateway.send(forged(gateway)).statusCode()).isEqualTo(200);

            var headers = bot.last().headers();
            assertThat(headers.get("X-Forwarded-For")).containsExactly("8.8.8.8, 9.9.9.9, 127.0.0.1");
            assertThat(headers.get("X-Forwarded-Proto")).containsExactly("https");
            assertThat(headers.get("X-Forwarded-Host")).containsExactly("evil.example");
            assertThat(headers.keySet()).doesNotContain("Forwarded", "X-Forwarded-Prefix");
        }
    }

    private static HttpRequest.Builder forged(Gateway gateway) {
        return gateway.to(TELEGRAM)
                .header("X-Forwarded-For", "8.8.8.8, 9.9.9.9")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Prefix", "/x")
                .header("X-Forwarded-Ssl", "on")
                .header("X-Real-IP", "8.8.8.8")
                .header("Forwarded", "for=8.8.8.8;proto=https")
                .POST(BodyPublishers.ofString("x"));
    }
}
