package tarot.credit.ledger;

import java.util.ArrayList;
import java.util.List;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.credit.CreditEvent.StatementReported;
import tarot.contracts.credit.StatementLine;
import tarot.contracts.credit.StatementLine.Movement;
import tarot.credit.ledger.Past.Line;

/** Pages through what moved: from what the account has now, back line by line to what it had then. */
final class Statement {

    static final int LINES = 10;
    static final int PAGE_MAX = 1_000;

    private Statement() {}

    static int page(ReportStatement question) {
        return Math.clamp(question.page(), 0, PAGE_MAX);
    }

    /** How far back one has to look: all newer pages, this one, and one line to see whether there is more. */
    static int linesNeeded(ReportStatement question) {
        return (page(question) + 1) * LINES + 1;
    }

    static StatementReported of(Account account, List<Line> history, ReportStatement question) {
        var lines = new ArrayList<StatementLine>();
        var balance = account.available().amount();
        for (var line : history) {
            lines.add(new StatementLine(line.at(), movement(line.entry().kind()), change(line), Credits.of(balance)));
            balance -= change(line);
        }
        int page = page(question);
        int from = Math.min(page * LINES, lines.size());
        int to = Math.min(from + LINES, lines.size());
        return new StatementReported(
                question.user(),
                question.request(),
                page,
                to < lines.size(),
                List.copyOf(lines.subList(from, to)),
                account.available(),
                account.held(),
                account.owed());
    }

    private static long change(Line line) {
        var amount = line.entry().amount().amount();
        return line.entry().kind().to() == Purse.AVAILABLE ? amount : -amount;
    }

    private static Movement movement(Entry.Kind kind) {
        return switch (kind) {
            case WELCOME -> Movement.WELCOME;
            case PURCHASE -> Movement.PURCHASE;
            case PROMOTION -> Movement.PROMOTION;
            case REFERRAL -> Movement.REFERRAL;
            case CORRECTION, DEDUCTION -> Movement.CORRECTION;
            case REINSTATEMENT -> Movement.REINSTATEMENT;
            case REFUND -> Movement.REFUND;
            case DISPUTE -> Movement.DISPUTE;
            case DEBT_SETTLED -> Movement.DEBT_SETTLED;
            case HOLD, LATE_CAPTURE -> Movement.READING;
            case RELEASE -> Movement.READING_RETURNED;
            case EXPIRY -> Movement.READING_EXPIRED;
            case REFUSAL, CAPTURE, REFUND_OWED, DISPUTE_OWED ->
                throw new IllegalArgumentException(kind + " changes nothing that can be used");
        };
    }
}
