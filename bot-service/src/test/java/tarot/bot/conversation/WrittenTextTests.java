package tarot.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.conversation.WrittenText.Fit;
import tarot.bot.conversation.WrittenText.Unfit;
import tarot.contracts.bot.Refusal;

class WrittenTextTests {

    static final String EMOJI = "🔮";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will it work?",
                "האם זה יצליח?",
                "هل سينجح الأمر؟",
                "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301",
                "<b>bold</b> & <script>alert(1)</script>",
                "?",
                "🔮"
            })
    void whateverCanBeReadStaysAsItIs(String question) {
        assertThat(WrittenText.read(question, 500)).isEqualTo(new Fit(question));
    }

    @Test
    void linesBecomeOneLine() {
        assertThat(WrittenText.read("\n Will\nit\twork?\r\n", 500)).isEqualTo(new Fit("Will it work?"));
    }

    @Test
    void whatTurnsTextAroundIsLeftOut() {
        assertThat(WrittenText.read("\u202eWill \u2066it\u2069 work?\u202c", 500))
                .isEqualTo(new Fit("Will it work?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u202e", "\u2067 \u2069"})
    void emptyIsRefused(String question) {
        assertThat(WrittenText.read(question, 500)).isEqualTo(new Unfit(Refusal.EMPTY_QUESTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will\u0000it work?",
                "\u0007",
                "Will it\u0085work?",
                "\ud83d",
                "half \udd2e a moon",
                "\udd2e\ud83d",
                "\u200b\u200b",
                "\ufe0f",
                "\u00a0"
            })
    void whatNobodyCouldReadIsRefused(String question) {
        assertThat(WrittenText.read(question, 500)).isEqualTo(new Unfit(Refusal.UNREADABLE_QUESTION));
    }

    @Test
    void fiveHundredCharactersAreFineAndOneMoreIsNot() {
        assertThat(WrittenText.read(EMOJI.repeat(500), 500)).isEqualTo(new Fit(EMOJI.repeat(500)));
        assertThat(WrittenText.read("  " + "a".repeat(500) + " ", 500)).isEqualTo(new Fit("a".repeat(500)));
        assertThat(WrittenText.read(EMOJI.repeat(501), 500)).isEqualTo(new Unfit(Refusal.QUESTION_TOO_LONG));
    }

    @Test
    void noTextWhateverBreaksIt() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(600); i > 0; i--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x300) : random.nextInt(0x10000)));
            }
            if (WrittenText.read(text.toString(), 500) instanceof Fit(var question)) {
                assertThat(question)
                        .as("seed %s", seed)
                        .isNotBlank()
                        .isEqualTo(question.strip())
                        .satisfies(fit ->
                                assertThat(fit.codePointCount(0, fit.length())).isBetween(1, 500))
                        .doesNotContainPattern("[\\p{Cc}\\p{Cs}\u202a-\u202e\u2066-\u2069]");
            }
        }
    }
}
