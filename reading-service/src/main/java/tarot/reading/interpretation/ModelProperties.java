package tarot.reading.interpretation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tarot.settings.InvalidSetting;

/**
 * The model that interprets: any endpoint that speaks like OpenAI's.
 *
 * @param apiKey empty: there is no model, and the cards speak for themselves
 * @param baseUrl with the {@code /v1} at its end
 * @param name such as {@code gpt-4o-mini}
 * @param timeout of one call, from the first byte out to the last byte in
 * @param breakerPause how long a model that keeps failing is left alone
 */
@Validated
@ConfigurationProperties("tarot.model")
record ModelProperties(
        @DefaultValue("") String apiKey,
        @NotBlank String baseUrl,
        @NotBlank String name,
        @DefaultValue("30s") @NotNull Duration timeout,
        @DefaultValue("30s") @NotNull Duration breakerPause) {

    /** Throws {@link InvalidSetting}. A reading is lent for so long as two calls and what surrounds them take. */
    void check(Duration lease) {
        if (!timeout.isPositive() || timeout.multipliedBy(2).compareTo(lease) >= 0) {
            throw new InvalidSetting(
                    "OPENAI_TIMEOUT",
                    "is " + timeout.toSeconds() + " s, though two calls must take less than " + lease.toSeconds()
                            + " s",
                    "30s");
        }
        if (!baseUrl.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new InvalidSetting("OPENAI_BASE_URL", "is no http or https address", "https://api.openai.com/v1");
        }
    }

    boolean configured() {
        return !apiKey.isBlank();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "model " + name + " at " + baseUrl;
    }
}
