package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tarot.notification.words.Styled.Span;
import tarot.notification.words.Styled.Style;

class StyledTests {

    static final List<String> PIECES = List.of(
            "word ",
            "a sentence ends here. ",
            "\n\n",
            "\n",
            " ",
            "<b>&amp;",
            "👩‍👩‍👧‍👦",
            "🇺🇦🇩🇪",
            "e\u0301\u0323",
            "🏳️‍🌈",
            "한국어 ",
            "नमस्ते ",
            "שלום ",
            "verylongwordwithoutanyplacetocut",
            "👍🏽",
            "“quoted” ",
            "…");

    @Test
    void howeverItIsCutNothingIsLostAndNoCharacterIsTorn() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var styled = styled(random);
            int limit = 40 + random.nextInt(400);
            var parts = styled.parts(limit / 2, limit);
            assertThat(parts.stream().map(Styled::text).collect(Collectors.joining()))
                    .as("seed %d", seed)
                    .isEqualTo(styled.text());
            assertThat(parts.getFirst().text().length()).as("seed %d", seed).isLessThanOrEqualTo(limit / 2);
            assertThat(parts).as("seed %d", seed).allMatch(part -> part.text().length() <= limit);
            var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
            characters.setText(styled.text());
            int at = 0;
            for (var part : parts) {
                assertThat(characters.isBoundary(at))
                        .as("seed %d, at %d", seed, at)
                        .isTrue();
                at += part.text().length();
            }
        }
    }

    @Test
    void whatWasBoldIsBoldInEveryPart() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var styled = styled(random);
            var bold = styled.parts(60, 60).stream()
                    .flatMap(part ->
                            part.spans().stream().map(span -> part.text().substring(span.from(), span.to())))
                    .collect(Collectors.joining());
            assertThat(bold)
                    .as("seed %d", seed)
                    .isEqualTo(styled.spans().stream()
                            .map(span -> styled.text().substring(span.from(), span.to()))
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void aTextIsCutBetweenParagraphsBeforeSentencesBeforeWords() {
        assertThat(texts("One two. Three.\n\nFour five. Six seven.", 30))
                .containsExactly("One two. Three.\n\n", "Four five. Six seven.");
        assertThat(texts("One two. Three four five six. Seven eight nine.", 35))
                .containsExactly("One two. Three four five six. ", "Seven eight nine.");
        assertThat(texts("one two three four five six seven", 20))
                .containsExactly("one two three four ", "five six seven");
    }

    @Test
    void aCharacterLongerThanAMessageIsCutBetweenCodePoints() {
        var monster = "a" + "\u0301".repeat(100) + "👍" + "\uD83C\uDFFD".repeat(50);
        var parts = Styled.plain(monster).parts(33, 33);
        assertThat(parts.stream().map(Styled::text).collect(Collectors.joining()))
                .isEqualTo(monster);
        assertThat(parts)
                .allMatch(part -> part.text().length() <= 33)
                .noneMatch(part -> Character.isLowSurrogate(part.text().charAt(0)));
    }

    @Test
    void anEmptyTextIsOnePart() {
        assertThat(texts("", 10)).containsExactly("");
    }

    @Test
    void onlyTheBundleBringsMarkup() {
        var phrase = new Phrase("<b>{name}</b> & {other}");
        var styled = phrase.fill(Map.of("name", "<b>x</b>&lt;{other}", "other", new Phrase("<i>y</i>").fill(Map.of())));
        assertThat(styled.html()).isEqualTo("<b>&lt;b&gt;x&lt;/b&gt;&amp;lt;{other}</b> &amp; <i>y</i>");
    }

    @Test
    void whatTelegramRefusesIsLeftOut() {
        var styled = new Phrase("{text}").fill(Map.of("text", "a\u0000b\uD83D c\u001Bd\ne👍"));
        assertThat(styled.text()).isEqualTo("ab cd\ne👍");
    }

    static List<String> texts(String text, int limit) {
        return Styled.plain(text).parts(limit, limit).stream().map(Styled::text).toList();
    }

    static Styled styled(Random random) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        int pieces = 20 + random.nextInt(100);
        for (int n = 0; n < pieces; n++) {
            int from = text.length();
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(5) == 0) {
                spans.add(new Span(from, text.length(), random.nextBoolean() ? Style.BOLD : Style.ITALIC));
            }
        }
        return new Styled(text.toString(), spans);
    }
}
