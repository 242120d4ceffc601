package tarot.notification.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tarot.settings.InvalidSetting;

class TelegramPropertiesTests {

    @Test
    void aTokenThatCannotBeOneStopsTheStartAndIsNotRepeated() {
        for (var token : List.of("", "  ", "123:abc/../x", "123 abc", "123:ab\nc")) {
            assertThatThrownBy(() -> properties(token, "https://api.telegram.org"))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("TELEGRAM_TOKEN ")
                    .hasMessageNotContaining("abc");
        }
    }

    @Test
    void anAddressThatCannotBeOneStopsTheStart() {
        for (var url :
                List.of("api.telegram.org", "ftp://api.telegram.org", "https://api.telegram.org/base", "http:/x")) {
            assertThatThrownBy(() -> properties("1:a", url))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("TELEGRAM_API_URL ");
        }
    }

    @Test
    void thePortFollowsFromTheScheme() {
        assertThat(properties("1:a", "https://api.telegram.org").port()).isEqualTo(443);
        assertThat(properties("1:a", "http://localhost").port()).isEqualTo(80);
        assertThat(properties("1:a", "http://localhost:8090/").port()).isEqualTo(8090);
    }

    @Test
    void theTokenIsInNoText() {
        assertThat(properties("1:secret", "http://localhost").toString()).doesNotContain("secret");
    }

    static TelegramProperties properties(String token, String url) {
        var second = Duration.ofSeconds(1);
        return new TelegramProperties(token, URI.create(url), second, second, second, 1);
    }
}
