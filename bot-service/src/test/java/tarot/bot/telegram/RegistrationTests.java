package tarot.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.simulators.Simulators;

class RegistrationTests {

    @Test
    void theWebhookIsRegisteredWithItsSecret() {
        try (var simulators = Simulators.start(0)) {
            var telegram = properties("123:token", simulators.url(), "http://localhost:9/telegram/webhook", "secret");
            try (var api = new BotApi(telegram.checkedApi(), telegram.token())) {
                var calls = new Registration(telegram, List.of()).calls();
                assertThat(calls)
                        .as("the menu can wait")
                        .extracting(BotCall::method)
                        .containsExactly("setWebhook", "setMyCommands");
                calls.forEach(api::call);
                assertThat(api.call(new BotCall("getWebhookInfo", Map.of())))
                        .isInstanceOfSatisfying(
                                BotReply.Fine.class,
                                fine -> assertThat(fine.result().path("url").asString())
                                        .isEqualTo("http://localhost:9/telegram/webhook"));
                assertThat(simulators.telegram().calls("setMyCommands"))
                        .singleElement()
                        .satisfies(call -> assertThat(call.parameters())
                                .hasEntrySatisfying(
                                        "scope",
                                        scope -> assertThat(scope.toString()).contains("all_private_chats")));
                assertThat(simulators.telegram().calls("setWebhook"))
                        .singleElement()
                        .satisfies(call -> assertThat(call.parameters())
                                .containsEntry("secret_token", "secret")
                                .containsEntry("max_connections", "40")
                                .containsKey("allowed_updates"));
            }
        }
    }

    @Test
    void aTelegramThatIsAwayIsAnAnswerToo() {
        var telegram = properties("123:token", "http://localhost:9", "", "");
        try (var api = new BotApi(telegram.checkedApi(), telegram.token())) {
            assertThat(api.call(new BotCall("getMe", Map.of()))).isInstanceOf(BotReply.Away.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|https://api.telegram.org|''|''|TELEGRAM_TOKEN is empty",
                "a b|https://api.telegram.org|''|''|TELEGRAM_TOKEN has characters",
                "1:a|api.telegram.org|''|''|TELEGRAM_API_URL is no http(s) address without a path",
                "1:a|https://api.telegram.org/bot|''|''|TELEGRAM_API_URL is no http(s) address without a path",
                "1:a|https://api.telegram.org|nowhere|s|TELEGRAM_WEBHOOK_URL is no HTTP address",
                "1:a|https://api.telegram.org|https://example.org/x|''|TELEGRAM_WEBHOOK_SECRET is empty, though",
                "1:a|https://api.telegram.org|https://example.org/x|a b|TELEGRAM_WEBHOOK_SECRET has other characters",
            })
    void aWrongSettingIsNamed(String token, String api, String webhook, String secret, String sentence) {
        assertThatThrownBy(properties(token, api, webhook, secret)::checkedApi).hasMessageStartingWith(sentence);
    }

    static TelegramProperties properties(String token, String api, String webhook, String secret) {
        var pause = Duration.ofMillis(50);
        return new TelegramProperties(token, api, webhook, secret, 40, pause, pause, pause);
    }
}
