package tarot.bot.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTests {

    @Test
    void aNameIsOneCleanLine() {
        assertThat(name(" Ada\n\u0000 \u202eLove\tlace\ud83d ")).isEqualTo("Ada Love lace");
        assertThat(name("<b>Ada</b> 👩‍🔬")).isEqualTo("<b>Ada</b> 👩‍🔬");
        assertThat(name("\u200b\u0007")).isEmpty();
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(name("🔮".repeat(40))).isEqualTo("🔮".repeat(32));
        assertThat(name("a" + "🔮".repeat(40))).hasSize(63);
        assertThat(name("a".repeat(1_000_000))).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({"en,en", "pt-BR,pt-br", "zh-hans,zh-hans"})
    void languagesAreKept(String sent, String kept) {
        assertThat(Contact.of(1, "Ada", sent).language()).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "e", "../../etc", "en\u0000", "english", "en-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa"})
    void whatIsNoLanguageIsEnglish(@Nullable String sent) {
        assertThat(Contact.of(1, "Ada", sent).language()).isEqualTo("en");
    }

    static String name(String sent) {
        return Contact.of(1, sent, "en").name();
    }
}
