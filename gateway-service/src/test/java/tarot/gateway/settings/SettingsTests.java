package tarot.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import tarot.gateway.GatewayService;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    @Test
    void nothingHasToBeSet() {
        var settings = Settings.from(new MockEnvironment().withProperty("BOT_SERVICE_URL", " "));

        assertThat(settings.botService()).hasToString("http://localhost:8081");
        assertThat(settings.bodies().limit()).isEqualTo(1024 * 1024);
        assertThat(settings.patience().response()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.certificate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOT_SERVICE_URL             | localhost:8081",
                "BOT_SERVICE_URL             | http://",
                "BOT_SERVICE_URL             | http://bot/telegram/webhook",
                "PAYMENT_SERVICE_URL         | ftp://payment",
                "PAYMENT_SERVICE_URL         | http://me@payment",
                "REDIS_URL                   | http://redis",
                "GATEWAY_TRUSTED_PROXIES     | 10.0.0.0/99",
                "GATEWAY_TRUSTED_PROXIES     | 10.0.0.1,proxy.example",
                "GATEWAY_REQUESTS_PER_SECOND | 0",
                "GATEWAY_REQUESTS_BURST      | many",
                "GATEWAY_BODY_LIMIT          | 3GB",
                "GATEWAY_HEAD_TIMEOUT        | soon",
                "GATEWAY_RESPONSE_TIMEOUT    | 1ms",
                "GATEWAY_CERTIFICATE         | /no/such/file",
                "SERVER_PORT                 | 99999",
                "MANAGEMENT_PORT             | eight"
            })
    void aWrongSettingIsNamedWithWhatWasFoundAndAnExample(String name, String found) {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> Settings.from(new MockEnvironment().withProperty(name, found)))
                .satisfies(wrong -> assertThat(wrong.remedy()).startsWith("Set it, for example: " + name + "="))
                .withMessageStartingWith(name + " must be ")
                .withMessageMatching("(?s).*, but \"[^\"]+\" was found\\.");
    }

    @Test
    void aPasswordIsNotRepeated() {
        assertThatThrownBy(
                        () -> Settings.from(new MockEnvironment().withProperty("REDIS_URL", "rediss://me:secret@:x")))
                .hasMessageNotContaining("secret")
                .hasMessageContaining("rediss://…@:x");
    }

    @Test
    void aCertificateNeedsItsKey(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("tls.crt"), "x");

        assertThatThrownBy(
                        () -> Settings.from(new MockEnvironment().withProperty("GATEWAY_CERTIFICATE", file.toString())))
                .hasMessageContaining("GATEWAY_PRIVATE_KEY must be a PEM file")
                .hasMessageContaining("but it is not set");
    }

    @Test
    void theStartEndsWithTheSentenceAndNoStackTrace(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        GatewayService.class, "--server.port=0", "--BOT_SERVICE_URL=bot-service:8081"))
                .isInstanceOf(WrongSetting.class);

        assertThat(output)
                .contains(
                        "BOT_SERVICE_URL must be an http or https address without a path, but \"bot-service:8081\" was found.")
                .contains("Set it, for example: BOT_SERVICE_URL=http://localhost:8081")
                .doesNotContain("\tat ");
    }
}
