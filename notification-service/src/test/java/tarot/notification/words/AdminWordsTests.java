package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.bot.BotEvent.ConfirmationAskedFor;
import tarot.contracts.bot.Proposal;
import tarot.contracts.bot.Proposal.Adjust;
import tarot.contracts.bot.Proposal.Deed;
import tarot.contracts.bot.Proposal.Promote;
import tarot.contracts.bot.Proposal.Refund;
import tarot.contracts.credit.CreditEvent.AdjustmentReported;
import tarot.contracts.credit.CreditEvent.PromotionReported;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.notification.words.Keyboard.Button.Press;

class AdminWordsTests extends Worded {

    @Test
    void beforeAnythingIsDoneItIsSaidWhatAndWhyAndConfirmedByItsRequest() {
        var wording = confirmation(new Adjust(ADA, 5), "Sorry for the <b>wait");
        assertThat(wording.text().html())
                .startsWith("Give <b>5 credits</b> to person <code>" + ADA + "</code>.\n"
                        + "Reason: Sorry for the &lt;b&gt;wait\n\n");
        assertThat(buttons(wording))
                .containsExactly(new Press("Yes, do it", "confirm:01234567"), new Press("No", "deny:01234567"));
    }

    @Test
    void everyDeedIsSaidInFull() {
        assertThat(confirmation(new Adjust(ADA, -1), "Why").text().text())
                .contains("Take 1 credit from person " + ADA, "Reason: Why");
        assertThat(confirmation(new Refund(PAYMENT), "Why").text().text())
                .contains("Refund payment " + PAYMENT, "Reason: Why");
        assertThat(confirmation(new Promote("SUMMER26", Credits.of(3), 1, 100, THEN), "")
                        .text()
                        .text())
                .contains("SUMMER26", "3 credits", "once for each", "100 times in all", "27 Nov 2026, 23:30 UTC")
                .doesNotContain("Reason");
    }

    @Test
    void everyOutcomeIsReported() {
        assertThat(Arrays.stream(RefundReported.Outcome.values())
                        .map(outcome -> text(new RefundReported(ADA, REQUEST, PAYMENT, outcome))))
                .allMatch(text -> text.contains(PAYMENT.toString()))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(PromotionReported.Outcome.values())
                        .map(outcome -> text(new PromotionReported(ADA, REQUEST, outcome))))
                .doesNotHaveDuplicates();
        for (var outcome : AdjustmentReported.Outcome.values()) {
            assertThat(adjusted(-4, outcome)).contains(ADA.toString());
        }
        assertThat(adjusted(4, AdjustmentReported.Outcome.BOOKED)).contains("4 credits given", "now has 2 credits");
        assertThat(adjusted(-4, AdjustmentReported.Outcome.BOOKED)).contains("4 credits taken", "now has 2 credits");
        assertThat(adjusted(-4, AdjustmentReported.Outcome.TOO_FEW))
                .contains("Nothing was done", "2 credits", "4 credits");
        assertThat(List.of(adjusted(4, AdjustmentReported.Outcome.UNKNOWN_PERSON)))
                .allMatch(text -> text.startsWith("Nothing was done"));
    }

    Wording confirmation(Deed deed, String reason) {
        return words.word(
                new ConfirmationAskedFor(ADA, REQUEST, SEALED), person(), content(new Proposal(deed, reason)));
    }

    String adjusted(long change, AdjustmentReported.Outcome outcome) {
        return text(new AdjustmentReported(ADA, REQUEST, ADA, change, outcome, Credits.of(2)));
    }
}
