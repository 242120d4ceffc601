package tarot.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import tarot.gateway.settings.Settings;

class ClientsTests {

    private final Clients trusting = clients("10.0.0.0/8,fd00::/8");

    private static Clients clients(String trusted) {
        return new Clients(Settings.from(new MockEnvironment().withProperty("GATEWAY_TRUSTED_PROXIES", trusted)));
    }

    private static String limited(Clients clients, String peer, String said) {
        return clients.of(MockServerHttpRequest.post("http://door/telegram/webhook")
                        .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711))
                        .header("X-Forwarded-For", said)
                        .build())
                .limited();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 1.2.3.4                    | 1.2.3.4",
                "10.0.0.1 | 6.6.6.6, 1.2.3.4           | 1.2.3.4",
                "10.0.0.1 | 1.2.3.4, 10.9.9.9          | 1.2.3.4",
                "10.0.0.1 | 10.9.9.9                   | 10.9.9.9",
                "10.0.0.1 | 1.2.3.4, unknown, 10.9.9.9 | 10.9.9.9",
                "10.0.0.1 | example.org                | 10.0.0.1",
                "10.0.0.1 | 2001:db8:1:2:3:4:5:6       | 2001:db8:1:2::/64",
                "10.0.0.1 | [2001:db8:1:2:3:4:5:6]     | 2001:db8:1:2::/64",
                "10.0.0.1 | ,,                         | 10.0.0.1",
                "fd00::1  | 1.2.3.4                    | 1.2.3.4",
                "11.0.0.1 | 1.2.3.4                    | 11.0.0.1",
                "2001:db8::1 | 1.2.3.4                 | 2001:db8::/64"
            })
    void theNearestStrangerIsTheClient(String peer, String said, String client) {
        assertThat(limited(trusting, peer, said)).isEqualTo(client);
    }

    @Test
    void nobodyIsTrustedUntilToldSo() {
        assertThat(limited(clients(""), "127.0.0.1", "1.2.3.4")).isEqualTo("127.0.0.1");
    }
}
