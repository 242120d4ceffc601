package tarot.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TELEGRAM_TOKEN          | hello
            TELEGRAM_API_URL        | api.telegram.org
            TELEGRAM_API_URL        | https://api.telegram.org/bot
            TELEGRAM_WEBHOOK_SECRET | with spaces
            OPENAI_BASE_URL         | ftp://model/v1
            STRIPE_WEBHOOK_SECRET   | open-sesame
            KAFKA_BOOTSTRAP_SERVERS | http://kafka
            DATABASE_URL            | postgres://localhost/tarot
            REDIS_URL               | localhost:6379
            ADMIN_IDS               | ada
            TRANSPORT_KEYSET        | bm90IGEga2V5c2V0
            IDENTITY_SECRET         | c2hvcnQ=
            INVOICE_SECRETS         | 'c2hvcnQ=,'
            PAYMENT_METHODS         | cash
            MAX_REQUESTS            | 0
            TELEGRAM_MESSAGES_PER_SECOND | 0
            TELEGRAM_MESSAGES_PER_SECOND | many
            """)
    void namesASettingThatCannotBeRightButNotItsValue(String setting, String value) {
        assertThat(Shapes.misfits(Map.of(setting, value, "DATABASE_OWNER_PASSWORD", "set")))
                .singleElement()
                .satisfies(misfit -> {
                    assertThat(misfit.sentence())
                            .startsWith(setting + " is not ")
                            .doesNotContain(value);
                    assertThat(misfit.remedy()).contains(setting + "=");
                });
    }

    @Test
    void settingsThatOnlyWorkTogetherAreAskedForTogether() {
        assertThat(Shapes.misfits(Map.of("DATABASE_URL", "jdbc:postgresql://db:5432/tarot")))
                .extracting(Shapes.Misfit::sentence)
                .containsExactly("DATABASE_URL is set, and DATABASE_OWNER_PASSWORD is not");
    }

    @Test
    void thePaceOfMessagesNeedNotBeWhole() {
        assertThat(Shapes.misfits(Map.of("TELEGRAM_MESSAGES_PER_SECOND", "0.5")))
                .isEmpty();
    }

    @Test
    void whatIsLeftEmptyCountsAsNotSet() {
        assertThat(Shapes.misfits(Map.of("TELEGRAM_TOKEN", "", "REDIS_URL", " ")))
                .isEmpty();
    }
}
