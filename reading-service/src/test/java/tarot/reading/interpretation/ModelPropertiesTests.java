package tarot.reading.interpretation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tarot.settings.InvalidSetting;

class ModelPropertiesTests {

    static final Duration LEASE = Duration.ofSeconds(90);

    @Test
    void twoCallsEndBeforeTheirReadingIsTakenUpByAnother() {
        assertThatCode(() -> withTimeout("44s").check(LEASE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> withTimeout("45s").check(LEASE))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("OPENAI_TIMEOUT")
                .hasMessageContaining("45 s");
        assertThatThrownBy(() -> withTimeout("0s").check(LEASE)).isInstanceOf(InvalidSetting.class);
    }

    static ModelProperties withTimeout(String timeout) {
        return new ModelProperties(
                "sk-any", "https://api.openai.com/v1", "gpt", Duration.parse("PT" + timeout), Duration.ofSeconds(30));
    }
}
