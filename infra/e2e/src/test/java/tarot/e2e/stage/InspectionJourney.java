package tarot.e2e.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tarot.contracts.Topic;

/** An inspection that finds nothing is worth something only if it finds what is wrong. */
@Journey
class InspectionJourney {

    @Test
    void whatDoesNotAddUpIsFound(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading Who watches the watchmen?");
        visitor.hears("1 credit for this reading");
        stage.comesToRest();
        var user = "user_id = '" + visitor.user() + "'";
        assertThat(after(stage, "update credit.account set available = available + 1 where " + user))
                .anyMatch(finding -> finding.startsWith("account is not the sum of its postings"));
        assertThat(after(stage, "delete from credit.entry where kind = 'CAPTURE' and " + user))
                .anyMatch(finding -> finding.startsWith("posting without entry"))
                .anyMatch(finding -> finding.startsWith("completed, but the price was neither spent nor given back"));
        assertThat(after(stage, "delete from notification.delivery where type like '%completed%' and " + user))
                .singleElement()
                .asString()
                .startsWith("finished reading was not delivered");
        assertThat(after(stage, "update reading.reading set state = 'FAILED' where " + user))
                .anyMatch(finding -> finding.startsWith("captured, but not completed"));
        assertThat(stage.books().findings()).isEmpty();
    }

    @Test
    void moneyThatDoesNotAgreeWithCreditsIsFound(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hasBought(10);
        stage.comesToRest();
        var purchase = "where kind = 'PURCHASE' and user_id = '" + visitor.user() + "'";

        assertThat(afterIn(stage, "delete from credit.entry " + purchase, stage.till()::findings))
                .singleElement()
                .asString()
                .contains("10 credits are due and 0 were granted");
        assertThat(afterIn(stage, "update credit.entry set amount = 25 " + purchase, stage.till()::findings))
                .singleElement()
                .asString()
                .contains("10 credits are due and 25 were granted");
        assertThat(afterIn(
                        stage, "update credit.entry set cause = gen_random_uuid() " + purchase, stage.till()::findings))
                .anyMatch(finding -> finding.startsWith("granted for a payment that nobody made"));
        assertThat(afterIn(stage, "update credit.entry set kind = 'REFUND' " + purchase, stage.till()::findings))
                .isNotEmpty();
        assertThat(stage.till().findings()).isEmpty();
    }

    @Test
    void aDeadLetterThatNobodyMeantIsFound(Stage stage) {
        var visitor = stage.visitor().arrives();
        var before = stage.topics().deadLetters().size();
        stage.topics().send(Topic.CREDIT_COMMANDS, visitor.user(), "nonsense".getBytes(UTF_8));
        await().until(() -> stage.topics().deadLetters().size() > before);
        assertThatThrownBy(stage::inspect).hasMessageContaining("dead letters");
    }

    /** What there is to find after a change, which is taken back. */
    private static List<String> after(Stage stage, String change) {
        return afterIn(stage, change, stage.books()::findings);
    }

    private static List<String> afterIn(Stage stage, String change, Supplier<List<String>> findings) {
        stage.books().sql().sql("begin").update();
        try {
            assertThat(stage.books().sql().sql(change).update())
                    .as("rows changed")
                    .isPositive();
            return findings.get();
        } finally {
            stage.books().sql().sql("rollback").update();
        }
    }
}
