package tarot.simulators.model;

import java.util.List;
import java.util.regex.Pattern;

/** A card as the prompt tells of it, in a line such as {@code CARD 1 | position=past | card=the-fool | reversed=false}. */
record DrawnCard(int number, String position, String card, boolean reversed) {

    private static final Pattern LINE = Pattern.compile(
            "^CARD (\\d{1,3}) *\\| *position=([^|\\n]*?) *\\| *card=([^|\\n]*?) *\\| *reversed=(true|false)",
            Pattern.MULTILINE);

    static List<DrawnCard> in(String prompt) {
        return LINE.matcher(prompt)
                .results()
                .map(line -> new DrawnCard(
                        Integer.parseInt(line.group(1)),
                        line.group(2),
                        line.group(3),
                        Boolean.parseBoolean(line.group(4))))
                .toList();
    }
}
