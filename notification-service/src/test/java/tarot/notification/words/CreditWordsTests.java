package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.credit.CreditEvent.InvitationAnswered;
import tarot.contracts.credit.CreditEvent.PromotionRefused;
import tarot.contracts.credit.CreditEvent.StatementReported;
import tarot.contracts.credit.CreditEvent.TakingReason;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.credit.StatementLine;
import tarot.contracts.credit.StatementLine.Movement;
import tarot.notification.words.Keyboard.Button.Press;

class CreditWordsTests extends Worded {

    static final UUID GRANT = new UUID(8, 9);
    static final Press READING_BUTTON = new Press("Ask the cards", "menu:reading");
    static final Press BUY_BUTTON = new Press("Get credits", "menu:buy");
    static final Press STATEMENT_BUTTON = new Press("What became of them", "statement:0");

    @Test
    void whoeverGetsCreditsIsToldHowManyAndWhy() {
        var texts = Arrays.stream(GrantReason.values())
                .map(reason -> text(granted(reason, null, null)))
                .toList();
        assertThat(texts)
                .allMatch(text -> text.contains("10 credits"))
                .noneMatch(text -> text.contains("owe"))
                .doesNotHaveDuplicates();
        assertThat(buttons(word(granted(GrantReason.PROMOTION, null, null)))).containsExactly(READING_BUTTON);
    }

    @Test
    void onlyAPurchaseTellsItsPaymentReference() {
        for (var reason : GrantReason.values()) {
            var html = word(granted(reason, null, null)).text().html();
            if (reason == GrantReason.PURCHASE) {
                assertThat(html).endsWith("Payment reference: <code>" + GRANT + "</code>");
            } else {
                assertThat(html).doesNotContain(GRANT.toString());
            }
        }
    }

    @Test
    void whatSettledADebtAndWhatIsStillOwedIsToldPlainly() {
        assertThat(text(granted(GrantReason.PURCHASE, 7, 0)))
                .contains(
                        "10 credits have arrived; you now have 12 credits", "Of these, 7 credits settled what you owed")
                .doesNotContain("You owe");
        var wording = word(granted(GrantReason.PURCHASE, 10, 5));
        assertThat(wording.text().text())
                .contains("Of these, 10 credits settled what you owed", "You owe 5 credits", "Readings wait");
        assertThat(buttons(wording)).containsExactly(BUY_BUTTON);
    }

    @Test
    void whoseCreditsAreTakenIsToldWhyAndWhatIsOwed() {
        for (var reason : TakingReason.values()) {
            assertThat(text(taken(reason, 3, 0)))
                    .as("%s", reason)
                    .contains("25 credits", "You now have 3 credits")
                    .doesNotContain("owe");
            var wording = word(taken(reason, 0, 15));
            assertThat(wording.text().text())
                    .contains("You now have 0 credits", "You owe 15 credits", "Readings wait until that is settled");
            assertThat(buttons(wording)).contains(BUY_BUTTON);
        }
        assertThat(Arrays.stream(TakingReason.values()).map(reason -> text(taken(reason, 3, 0))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whoseCreditsAnAdminTookIsToldNoReasonThatNobodyGave() {
        assertThat(text(taken(TakingReason.CORRECTION, 3, 0)))
                .isEqualTo("We have taken back 25 credits. You now have 3 credits. About it: /support");
    }

    @Test
    void theBalanceShowsWhatIsAvailableHeldAndOwed() {
        assertThat(text(balance(4, 0, null))).isEqualTo("You have 4 credits.");
        assertThat(text(balance(4, 1, 0)))
                .contains("You have 4 credits", "Set aside for a reading under way: 1 credit.");
        assertThat(word(balance(4, 0, 0)).keyboard().rows())
                .containsExactly(List.of(READING_BUTTON, BUY_BUTTON), List.of(STATEMENT_BUTTON));
        var owing = word(balance(0, 0, 15));
        assertThat(owing.text().text()).contains("You have 0 credits", "You owe 15 credits");
        assertThat(owing.keyboard().rows()).containsExactly(List.of(BUY_BUTTON), List.of(STATEMENT_BUTTON));
    }

    @Test
    void aStatementIsALineForEachMovement() {
        var lines = List.of(
                new StatementLine(THEN, Movement.READING, -2, Credits.of(13)),
                new StatementLine(THEN.plus(Duration.ofHours(1)), Movement.PURCHASE, 10, Credits.of(15)));
        var wording = word(statement(0, false, lines));
        assertThat(wording.text().text())
                .startsWith("Your statement\n\nYou have 13 credits.\n\n"
                        + "27 Nov 2026 · A reading · −2 · 13\n28 Nov 2026 · You bought credits · +10 · 15\n\n");
        assertThat(wording.keyboard()).isEqualTo(Keyboard.NONE);
    }

    @Test
    void everyMovementHasPlainWordsOfItsOwn() {
        var texts = Arrays.stream(Movement.values())
                .map(movement ->
                        text(statement(1, false, List.of(new StatementLine(THEN, movement, 1, Credits.of(1))))))
                .toList();
        assertThat(texts).doesNotHaveDuplicates();
    }

    @Test
    void aStatementIsTurnedPageByPage() {
        var newer = new Press("‹ Newer", "statement:0");
        assertThat(buttons(word(statement(0, true, tenLines())))).containsExactly(new Press("Older ›", "statement:1"));
        assertThat(buttons(word(statement(1, true, tenLines()))))
                .containsExactly(newer, new Press("Older ›", "statement:2"));
        assertThat(buttons(word(statement(1, false, tenLines())))).containsExactly(newer);
        assertThat(text(statement(1, true, tenLines()))).doesNotContain("You have");
        assertThat(word(statement(0, true, tenLines())).parts()).hasSize(1);
    }

    @Test
    void anEmptyStatementSaysSoNicely() {
        assertThat(text(statement(0, false, List.of()))).contains("Nothing has moved yet");
        var beyond = word(statement(7, false, List.of()));
        assertThat(beyond.text().text()).contains("nothing older");
        assertThat(buttons(beyond)).containsExactly(new Press("‹ Newest", "statement:0"));
    }

    @Test
    void aDebtStandsInTheStatement() {
        assertThat(text(new StatementReported(
                        ADA, REQUEST, 0, false, tenLines(), Credits.NONE, Credits.of(1), Credits.of(4))))
                .contains("You have 0 credits. Set aside for a reading under way: 1 credit.", "You owe 4 credits");
    }

    @Test
    void everyCodeThatIsRefusedSaysWhy() {
        assertThat(Arrays.stream(PromotionRefused.Reason.values())
                        .map(reason -> text(new PromotionRefused(ADA, REQUEST, reason))))
                .allMatch(text -> text.contains("code"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whoCameByALinkIsToldWhatComesOfIt() {
        assertThat(Arrays.stream(InvitationAnswered.Outcome.values()).map(this::invited))
                .allMatch(text -> !text.contains("{"))
                .doesNotHaveDuplicates();
        assertThat(invited(InvitationAnswered.Outcome.ACCEPTED)).contains("3 credits", "first reading or purchase");
    }

    @Test
    void whatConcernsTheBooksIsToldToNobodyButAdmins() {
        assertThatThrownBy(() -> word(new DiscrepancyFound(GRANT, ADA, "held is not the open holds")))
                .hasMessageContaining("nobody");
    }

    String invited(InvitationAnswered.Outcome outcome) {
        return text(new InvitationAnswered(ADA, REQUEST, outcome, Credits.of(3)));
    }

    static CreditsGranted granted(GrantReason reason, @Nullable Integer settled, @Nullable Integer owed) {
        return new CreditsGranted(GRANT, ADA, reason, Credits.of(10), Credits.of(12), credits(settled), credits(owed));
    }

    static CreditsTaken taken(TakingReason reason, int available, int owed) {
        return new CreditsTaken(GRANT, ADA, reason, Credits.of(25), Credits.of(available), Credits.of(owed));
    }

    static BalanceReported balance(int available, int held, @Nullable Integer owed) {
        return new BalanceReported(ADA, REQUEST, Credits.of(available), Credits.of(held), credits(owed));
    }

    static StatementReported statement(int page, boolean more, List<StatementLine> lines) {
        return new StatementReported(ADA, REQUEST, page, more, lines, Credits.of(13), Credits.NONE, Credits.NONE);
    }

    static List<StatementLine> tenLines() {
        return IntStream.range(0, 10)
                .mapToObj(n -> new StatementLine(
                        THEN.minus(Duration.ofDays(n)), Movement.REINSTATEMENT, 1_000_000_000L, Credits.of(n)))
                .toList();
    }

    static @Nullable Credits credits(@Nullable Integer amount) {
        return amount == null ? null : Credits.of(amount);
    }
}
