package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent.StatementReported;
import tarot.contracts.credit.StatementLine;
import tarot.contracts.credit.StatementLine.Movement;
import tarot.notification.words.Keyboard.Button.Press;

/** What moved, newest first, a page at a time. */
record StatementWords(Phrasebook phrasebook) {

    Wording word(StatementReported reported) {
        var paragraphs = new ArrayList<Styled>();
        paragraphs.add(phrasebook.say("statement"));
        if (reported.page() == 0) {
            paragraphs.add(CreditWords.standing(phrasebook, reported.available(), reported.held()));
            if (!reported.owed().equals(Credits.NONE)) {
                paragraphs.add(phrasebook.say("owed", Map.of("owed", phrasebook.credits(reported.owed()))));
            }
        }
        if (reported.lines().isEmpty()) {
            paragraphs.add(phrasebook.say(reported.page() == 0 ? "statement.empty" : "statement.end"));
        } else {
            paragraphs.add(Styled.joined(
                    "\n", reported.lines().stream().map(this::line).toList()));
            paragraphs.add(phrasebook.say("statement.foot"));
        }
        return Wording.of(Styled.joined("\n\n", paragraphs), keyboard(reported));
    }

    private Styled line(StatementLine line) {
        return phrasebook.say(
                "statement.line",
                Map.of(
                        "date", phrasebook.day(line.at()),
                        "what", phrasebook.say(key(line.movement())),
                        "change", signed(line.change()),
                        "balance", line.balance().amount()));
    }

    /** With a true minus, as wide as the plus. */
    private static String signed(long change) {
        return change < 0 ? "−" + Math.absExact(change) : "+" + change;
    }

    private Keyboard keyboard(StatementReported reported) {
        var buttons = new Buttons(phrasebook);
        if (reported.lines().isEmpty()) {
            return Keyboard.of(reported.page() == 0 ? buttons.buy() : buttons.statement("button.newest", 0));
        }
        var turns = new ArrayList<Press>();
        if (reported.page() > 0) {
            turns.add(buttons.statement("button.newer", reported.page() - 1));
        }
        if (reported.more()) {
            turns.add(buttons.statement("button.older", reported.page() + 1));
        }
        return turns.isEmpty() ? Keyboard.NONE : Keyboard.inRows(List.of(turns));
    }

    private static String key(Movement movement) {
        return switch (movement) {
            case WELCOME -> "movement.welcome";
            case PURCHASE -> "movement.purchase";
            case PROMOTION -> "movement.promotion";
            case REFERRAL -> "movement.referral";
            case CORRECTION -> "movement.correction";
            case READING -> "movement.reading";
            case READING_RETURNED -> "movement.reading-returned";
            case READING_EXPIRED -> "movement.reading-expired";
            case REFUND -> "movement.refund";
            case DISPUTE -> "movement.dispute";
            case REINSTATEMENT -> "movement.reinstatement";
            case DEBT_SETTLED -> "movement.debt-settled";
        };
    }
}
