package tarot.bot.conversation;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.Spread;

/**
 * What follows {@code /reading}: a spread, a question, or both. A question may well begin with a word that is also the name
 * of a spread, such as {@code one day I will move}, and must not be drawn, and charged, with that one.
 *
 * @param spread null where none is named
 * @param question empty where it is still to come
 */
record Wish(@Nullable Spread spread, String question) {

    /** The wire names, and the names that the bot shows. */
    private static final String NAMES = Arrays.stream(Spread.values())
            .flatMap(spread -> Arrays.stream(new String[] {shown(spread), spread.wireName()}))
            .map(name -> name.replace(" ", "\\h+"))
            .collect(joining("|"));

    private static final Pattern ALONE = pattern("(" + NAMES + ")\\h*[:：]?");
    private static final Pattern SET_OFF = pattern("(" + NAMES + ")\\h*(?:[:：]|\\R)(.*)");
    private static final Pattern BEFORE_A_WORD = pattern("(\\w+)\\h+(\\H.*)");
    /** As {@code I'm}, {@code I’ll}, {@code I,}. It is great in the middle of a sentence, too. */
    private static final Pattern BEGINS_WITH_I = Pattern.compile("I(?![\\p{L}\\p{N}]).*", Pattern.DOTALL);

    /**
     * Reads what was written, in this order:
     *
     * <ol>
     *   <li>the name of a spread alone, as on the wire or as it is shown ({@code three}, {@code Two paths}): the question is
     *       still to come;
     *   <li>such a name with a colon or on a line of its own, then the question;
     *   <li>a wire name, then a question whose first word does not begin with a small letter and is not I, I'm or the like:
     *       {@code three Will it work?};
     *   <li>anything else is a question, all of it.
     * </ol>
     *
     * Names count in any case.
     */
    static Wish read(String written) {
        var alone = ALONE.matcher(written);
        if (alone.matches()) {
            return new Wish(named(alone.group(1)), "");
        }
        var setOff = SET_OFF.matcher(written);
        if (setOff.matches()) {
            return new Wish(named(setOff.group(1)), setOff.group(2).strip());
        }
        var before = BEFORE_A_WORD.matcher(written);
        if (before.matches()) {
            var spread = named(before.group(1));
            var question = before.group(2);
            if (spread != null && beginsAnew(question)) {
                return new Wish(spread, question);
            }
        }
        return new Wish(null, written);
    }

    private static boolean beginsAnew(String question) {
        return !Character.isLowerCase(question.codePointAt(0))
                && !BEGINS_WITH_I.matcher(question).matches();
    }

    /** As notification-service shows it over the cards and on buttons, in small letters. */
    private static String shown(Spread spread) {
        return switch (spread) {
            case ONE_CARD -> "one card";
            case THREE_CARDS -> "three cards";
            case CLARITY -> "five-card clarity";
            case TWO_PATHS -> "two paths";
            case RELATIONSHIP -> "relationship";
            case CELTIC_CROSS -> "celtic cross";
        };
    }

    private static @Nullable Spread named(String written) {
        var name = written.toLowerCase(Locale.ROOT).replaceAll("\\h+", " ");
        return Arrays.stream(Spread.values())
                .filter(spread ->
                        spread.wireName().equals(name) || shown(spread).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
