package tarot.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.credit.PromotionCode;
import tarot.contracts.payment.Buyer;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentMethod;

class PurchasesTests extends InAChat {

    @ParameterizedTest
    @CsvSource({"buy:p25,", "buy:p25:stars,STARS", "buy:p25:stripe,STRIPE"})
    void aPackOnAButtonStartsItsCheckoutForThisBuyerAlone(String data, @Nullable PaymentMethod method) {
        telegramId = 7_000_000_001L;
        var checkout = (StartCheckout) presses(data);
        assertThat(checkout.pack()).isEqualTo("p25");
        assertThat(checkout.method()).isEqualTo(method);
        assertThat(checkout.order())
                .isEqualTo(IDENTITY.update(telegramId, update).order());
        assertThat(opened(checkout, Buyer.class)).isEqualTo(new Buyer(7_000_000_001L));
    }

    @Test
    void theStatementBeginsWithItsNewestPage() {
        assertThat(says("/statement")).isEqualTo(new ReportStatement(ADA, request(), 0));
        assertThat(says("/statement 7")).isEqualTo(new ReportStatement(ADA, request(), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 999, 1000})
    void everyPageOfTheStatementHasItsButton(int page) {
        assertThat(presses("statement:" + page)).isEqualTo(new ReportStatement(ADA, request(), page));
    }

    @ParameterizedTest
    @CsvSource({
        "/redeem SPRING26,SPRING26",
        "/redeem spring26,SPRING26",
        "/redeem   sPrInG  ,SPRING",
        "/promo 1234,1234",
        "/redeem abcdefghijklmnopqrstuvwx,ABCDEFGHIJKLMNOPQRSTUVWX"
    })
    void aCodeIsRedeemedHoweverItIsTyped(String text, String code) {
        var redemption = (RedeemPromotion) says(text);
        assertThat(redemption.request()).isEqualTo(request());
        assertThat(opened(redemption, PromotionCode.class)).isEqualTo(new PromotionCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/redeem", "/promo", "/redeem@TarotBot", "/redeem  "})
    void whoSendsTheCommandAloneIsToldItsForm(String text) {
        assertThat(refusal(says(text))).isEqualTo(Refusal.MALFORMED_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/redeem ABC",
                "/redeem ABCDEFGHIJKLMNOPQRSTUVWXY",
                "/redeem SPRING 26",
                "/redeem SPRING-26",
                "/redeem straße",
                "/redeem ſpring",
                "/redeem ١٢٣٤",
                "/redeem 🔮🔮🔮🔮",
                "/redeem ABCD\u0000"
            })
    void whatCannotBeACodeIsRefused(String text) {
        assertThat(refusal(says(text))).isEqualTo(Refusal.MALFORMED_CODE);
        assertThat(sealed).isEmpty();
    }
}
