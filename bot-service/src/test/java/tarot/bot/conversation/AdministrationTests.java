package tarot.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.AdminReason;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.ConfirmationAskedFor;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.Proposal;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.PromotionCode;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.contracts.payment.PaymentId;

class AdministrationTests extends InAChat {

    static final String PERSON = "01980000-1111-7222-8333-444444444444";
    static final String PAYMENT = "11111111-2222-3333-8444-555555555555";
    static final String GRANT = "/grant " + PERSON + " 25 Sorry for the trouble";
    static final UserId BOB = new UserId(UUID.fromString(PERSON));

    @BeforeEach
    void asAnAdmin() {
        telegramId = ADMIN;
    }

    @Test
    void creditsAreGivenOnceTheyAreConfirmed() {
        assertThat(proposal(says(GRANT)))
                .isEqualTo(new Proposal(new Proposal.Adjust(BOB, 25), "Sorry for the trouble"));
        var proposed = request();
        var command = (AdjustCredits) presses("confirm:" + key(proposed));
        assertThat(command).isEqualTo(new AdjustCredits(BOB, proposed, ADA, 25, command.sealed()));
        assertThat(opened(command, AdminReason.class)).isEqualTo(new AdminReason("Sorry for the trouble"));
        assertThat(session).isEqualTo(Session.NONE);
    }

    @Test
    void creditsAreTakenOnceThatIsConfirmed() {
        assertThat(proposal(says("/take " + PERSON + " 100000 Given\nby   mistake")))
                .isEqualTo(new Proposal(new Proposal.Adjust(BOB, -100_000), "Given by   mistake"));
        assertThat(((AdjustCredits) presses("confirm:" + key(request()))).change())
                .isEqualTo(-100_000);
    }

    @Test
    void aPaymentIsGivenBackOnceThatIsConfirmed() {
        assertThat(proposal(says("/refund " + PAYMENT + " Asked for it")))
                .isEqualTo(new Proposal(new Proposal.Refund(new PaymentId(UUID.fromString(PAYMENT))), "Asked for it"));
        var proposed = request();
        var command = (RefundPayment) presses("confirm:" + key(proposed));
        assertThat(command)
                .isEqualTo(new RefundPayment(ADA, proposed, new PaymentId(UUID.fromString(PAYMENT)), command.sealed()));
        assertThat(opened(command, AdminReason.class)).isEqualTo(new AdminReason("Asked for it"));
    }

    @Test
    void aPromotionExpiresByTheTimeItWasProposed() {
        var expiresAt = now.plus(Duration.ofDays(30));
        assertThat(proposal(says("/promotion spring26 5 1 1000 30")))
                .isEqualTo(new Proposal(new Proposal.Promote("SPRING26", Credits.of(5), 1, 1000, expiresAt), ""));
        var proposed = request();
        pass(Duration.ofMinutes(5));
        var command = (CreatePromotion) presses("confirm:" + key(proposed));
        assertThat(command)
                .isEqualTo(new CreatePromotion(ADA, proposed, Credits.of(5), 1, 1000, expiresAt, command.sealed()));
        assertThat(opened(command, PromotionCode.class)).isEqualTo(new PromotionCode("SPRING26"));
    }

    @Test
    void twoPressesOnOneProposalAreOneCommand() {
        says(GRANT);
        var key = key(request());
        var before = session;
        var first = presses("confirm:" + key);
        assertThat(refusal(presses("confirm:" + key))).isEqualTo(Refusal.STALE_BUTTON);
        session = before; // as another replica sees it, at the same time
        assertThat(presses("confirm:" + key)).isEqualTo(first);
    }

    @Test
    void nothingIsDoneThatWasDeniedOrCancelled() {
        for (var no : List.of("deny", "cancel")) {
            says(GRANT);
            var key = key(request());
            var cancelled = no.equals("deny") ? presses("deny:" + key) : says("/cancel");
            assertThat(cancelled).isEqualTo(new ConversationCancelled(ADA, request(), false));
            assertThat(refusal(presses("confirm:" + key))).isEqualTo(Refusal.STALE_BUTTON);
            assertThat(refusal(presses("deny:" + key))).isEqualTo(Refusal.STALE_BUTTON);
        }
    }

    @Test
    void onlyWhatWasProposedLastCanBeConfirmed() {
        says(GRANT);
        var first = key(request());
        says("/take " + PERSON + " 1 Once more");
        var second = key(request());
        assertThat(refusal(presses("confirm:" + first))).isEqualTo(Refusal.STALE_BUTTON);
        assertThat(refusal(presses("deny:" + first))).isEqualTo(Refusal.STALE_BUTTON);
        assertThat(((AdjustCredits) presses("confirm:" + second)).change()).isEqualTo(-1);
    }

    @Test
    void aProposalIsGoodForAQuarterOfAnHour() {
        says(GRANT);
        var key = key(request());
        pass(Duration.ofMinutes(15).minusMillis(1));
        var before = session;
        assertThat(presses("confirm:" + key)).isInstanceOf(AdjustCredits.class);
        session = before;
        pass(Duration.ofMillis(1));
        assertThat(refusal(presses("confirm:" + key))).isEqualTo(Refusal.STALE_BUTTON);
        assertThat(refusal(presses("deny:" + key))).isEqualTo(Refusal.STALE_BUTTON);
    }

    @Test
    void aProposalAndAQuestionDoNotWaitSideBySide() {
        presses("spread:three");
        says(GRANT);
        var key = key(request());
        assertThat(refusal(says("Will it work?"))).isEqualTo(Refusal.NOTHING_ASKED);
        presses("spread:three");
        assertThat(refusal(presses("confirm:" + key))).isEqualTo(Refusal.STALE_BUTTON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRANT,
                "/take " + PERSON + " 25 x",
                "/refund " + PAYMENT + " x",
                "/promotion SPRING26 5 1 1000 30",
                "/grant",
                "/promotion x"
            })
    void toEverybodyElseTheseAreCommandsThatNobodyKnows(String text) {
        telegramId = ADMIN + 1;
        var said = says(text);
        var unknown = says("/fly");
        assertThat(refusal(said)).isEqualTo(refusal(unknown)).isEqualTo(Refusal.UNKNOWN_COMMAND);
        assertThat(session).isEqualTo(Session.NONE);
        assertThat(sealed).isEmpty();
    }

    @Test
    void whoIsNoLongerAnAdminConfirmsNothing() {
        says(GRANT);
        var key = key(request());
        telegramId = ADMIN + 1;
        assertThat(refusal(presses("confirm:" + key))).isEqualTo(Refusal.STALE_BUTTON);
        assertThat(refusal(presses("deny:" + key))).isEqualTo(Refusal.STALE_BUTTON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/grant",
                "/grant PERSON",
                "/grant PERSON 5",
                "/grant PERSON 5 \u202e",
                "/grant PERSON 0 x",
                "/grant PERSON -5 x",
                "/grant PERSON +5 x",
                "/grant PERSON 05 x",
                "/grant PERSON 100001 x",
                "/grant PERSON 1e3 x",
                "/grant PERSON 99999999999999999999 x",
                "/grant PERSON ٥ x",
                "/grant 5 PERSON x",
                "/grant ada 5 x",
                "/grant 1-1-7-8-1 5 x",
                "/grant PAYMENT 5 x",
                "/grant 00000000-0000-0000-0000-000000000000 5 x",
                "/grant PERSON 5 LONG",
                "/grant PERSON 5 a\u0007b",
                "/take PERSON 5",
                "/take PERSON 0 x",
                "/refund",
                "/refund PAYMENT",
                "/refund PAYMENT \u2067",
                "/refund PAYMENTx x",
                "/refund ch_123 x",
                "/refund PAYMENT LONG",
                "/promotion",
                "/promotion SPRING26 5 1 1000",
                "/promotion SPRING26 5 1 1000 30 x",
                "/promotion ABC 5 1 1000 30",
                "/promotion SPRING-26 5 1 1000 30",
                "/promotion SPRING26 0 1 1000 30",
                "/promotion SPRING26 100001 1 1000 30",
                "/promotion SPRING26 5 0 1000 30",
                "/promotion SPRING26 5 1 0 30",
                "/promotion SPRING26 5 1 1000 0",
                "/promotion SPRING26 5 1 1000 367",
                "/promotion SPRING26 5 1 1000 x",
            })
    void whatIsNotInTheFormProposesNothing(String text) {
        var written = text.replace("PERSON", PERSON).replace("PAYMENT", PAYMENT).replace("LONG", "x".repeat(201));
        assertThat(refusal(says(written))).isEqualTo(Refusal.MALFORMED_COMMAND);
        assertThat(session).isEqualTo(Session.NONE);
        assertThat(sealed).isEmpty();
    }

    @Test
    void whatIsMalformedLeavesWhatWasProposed() {
        says(GRANT);
        var key = key(request());
        says("/grant nobody");
        assertThat(presses("confirm:" + key)).isInstanceOf(AdjustCredits.class);
    }

    @Test
    void theLongestReasonAndTheGreatestNumbersAreTaken() {
        assertThat(proposal(says("/grant " + PERSON.toUpperCase(Locale.ROOT) + " 100000 " + "🔮".repeat(200)))
                        .reason())
                .isEqualTo("🔮".repeat(200));
        assertThat(proposal(says("/promotion ABCDEFGHIJKLMNOPQRSTUVWX 100000 100000 100000 366")))
                .isNotNull();
    }

    Proposal proposal(Message message) {
        assertThat(message).isInstanceOf(ConfirmationAskedFor.class);
        return opened(message, Proposal.class);
    }

    static String key(RequestId request) {
        return request.toString().substring(0, 8);
    }
}
