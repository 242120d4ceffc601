package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 78 cards in their traditional order: 22 majors, then fourteen of each suit from ace to king. */
public enum Card {
    THE_FOOL,
    THE_MAGICIAN,
    THE_HIGH_PRIESTESS,
    THE_EMPRESS,
    THE_EMPEROR,
    THE_HIEROPHANT,
    THE_LOVERS,
    THE_CHARIOT,
    STRENGTH,
    THE_HERMIT,
    WHEEL_OF_FORTUNE,
    JUSTICE,
    THE_HANGED_MAN,
    DEATH,
    TEMPERANCE,
    THE_DEVIL,
    THE_TOWER,
    THE_STAR,
    THE_MOON,
    THE_SUN,
    JUDGEMENT,
    THE_WORLD,
    ACE_OF_WANDS,
    TWO_OF_WANDS,
    THREE_OF_WANDS,
    FOUR_OF_WANDS,
    FIVE_OF_WANDS,
    SIX_OF_WANDS,
    SEVEN_OF_WANDS,
    EIGHT_OF_WANDS,
    NINE_OF_WANDS,
    TEN_OF_WANDS,
    PAGE_OF_WANDS,
    KNIGHT_OF_WANDS,
    QUEEN_OF_WANDS,
    KING_OF_WANDS,
    ACE_OF_CUPS,
    TWO_OF_CUPS,
    THREE_OF_CUPS,
    FOUR_OF_CUPS,
    FIVE_OF_CUPS,
    SIX_OF_CUPS,
    SEVEN_OF_CUPS,
    EIGHT_OF_CUPS,
    NINE_OF_CUPS,
    TEN_OF_CUPS,
    PAGE_OF_CUPS,
    KNIGHT_OF_CUPS,
    QUEEN_OF_CUPS,
    KING_OF_CUPS,
    ACE_OF_SWORDS,
    TWO_OF_SWORDS,
    THREE_OF_SWORDS,
    FOUR_OF_SWORDS,
    FIVE_OF_SWORDS,
    SIX_OF_SWORDS,
    SEVEN_OF_SWORDS,
    EIGHT_OF_SWORDS,
    NINE_OF_SWORDS,
    TEN_OF_SWORDS,
    PAGE_OF_SWORDS,
    KNIGHT_OF_SWORDS,
    QUEEN_OF_SWORDS,
    KING_OF_SWORDS,
    ACE_OF_PENTACLES,
    TWO_OF_PENTACLES,
    THREE_OF_PENTACLES,
    FOUR_OF_PENTACLES,
    FIVE_OF_PENTACLES,
    SIX_OF_PENTACLES,
    SEVEN_OF_PENTACLES,
    EIGHT_OF_PENTACLES,
    NINE_OF_PENTACLES,
    TEN_OF_PENTACLES,
    PAGE_OF_PENTACLES,
    KNIGHT_OF_PENTACLES,
    QUEEN_OF_PENTACLES,
    KING_OF_PENTACLES;

    private static final int MAJORS = 22;
    private static final int SUIT_SIZE = 14;
    private static final Map<String, Card> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Card::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Such as {@code the-fool} or {@code ace-of-cups}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    public Suit suit() {
        return ordinal() < MAJORS ? Suit.MAJORS : Suit.values()[1 + (ordinal() - MAJORS) / SUIT_SIZE];
    }

    /** 0 to 21 for the majors; 1 (ace) to 14 (king) in a suit, 11 to 14 being page, knight, queen and king. */
    public int number() {
        return ordinal() < MAJORS ? ordinal() : 1 + (ordinal() - MAJORS) % SUIT_SIZE;
    }

    /** Throws {@link IllegalArgumentException} for a name that no card has. */
    @JsonCreator
    public static Card named(String wireName) {
        var card = BY_NAME.get(wireName);
        if (card == null) {
            throw new IllegalArgumentException("no such card");
        }
        return card;
    }
}
