package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tarot.contracts.Credits;

/** The layouts on offer: a position for each card, in the order in which they are drawn, and a price. */
public enum Spread {
    ONE_CARD("one", 1, "heart"),
    THREE_CARDS("three", 2, "past", "present", "future"),
    CLARITY("clarity", 3, "situation", "obstacle", "unseen", "advice", "outcome"),
    TWO_PATHS("paths", 3, "crossroads", "first-path", "first-outcome", "second-path", "second-outcome"),
    RELATIONSHIP("relationship", 3, "you", "other", "bond", "strength", "challenge", "direction"),
    CELTIC_CROSS(
            "celtic",
            5,
            "present",
            "crossing",
            "foundation",
            "past",
            "crown",
            "future",
            "self",
            "surroundings",
            "hopes-and-fears",
            "outcome");

    private final String wireName;
    private final Credits price;
    private final List<String> positions;

    Spread(String wireName, long price, String... positions) {
        this.wireName = wireName;
        this.price = Credits.of(price);
        this.positions = List.of(positions);
    }

    /** Such as {@code three}; people may type it, too. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    public Credits price() {
        return price;
    }

    /** Wire names of the positions; the first is position 1. */
    public List<String> positions() {
        return positions;
    }

    /** Empty for a name that no spread has. */
    public static Optional<Spread> named(String wireName) {
        return Arrays.stream(values())
                .filter(spread -> spread.wireName.equals(wireName))
                .findFirst();
    }

    @JsonCreator
    static Spread read(String wireName) {
        return named(wireName).orElseThrow(() -> new IllegalArgumentException("no such spread"));
    }
}
