package tarot.bot.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tarot.contracts.bot.BotEvent.PageShown.Page;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.credit.PromotionCode;
import tarot.contracts.payment.Buyer;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentMethod;

/** What people do about their credits: look at them, buy some, redeem a code. */
@Configuration(proxyBeanMethods = false)
class Purchases {

    private static final Pattern PACK = Pattern.compile("([a-z0-9]{1,16})(?::([a-z]{1,16}))?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{4,24}");

    private final Seal seal;

    Purchases(Seal seal) {
        this.seal = seal;
    }

    @Bean
    @Order(4)
    Command balance() {
        return new Command("balance", (turn, _) -> turn.says(ReportBalance::new));
    }

    @Bean
    @Order(5)
    Command statement() {
        return new Command("statement", (turn, _) -> statement(turn, 0));
    }

    @Bean
    @Order(6)
    Command buy() {
        return new Command("buy", (turn, _) -> turn.says(OfferPackages::new));
    }

    @Bean
    @Order(7)
    Command redeem() {
        return new Command("redeem", this::redeemed);
    }

    /** What people try who were given a promotion. */
    @Bean
    Command promo() {
        return new Command("promo", this::redeemed);
    }

    @Bean
    Command paySupport() {
        return Routes.support("paysupport", Page.PAY_SUPPORT);
    }

    @Bean
    Button page() {
        return new Button("statement", (turn, number) -> Routes.turned(turn, number, page -> statement(turn, page)));
    }

    @Bean
    Button pack() {
        return new Button("buy", this::checkout);
    }

    /** The code as it is known, whichever case somebody typed; empty where no promotion can have it. */
    static Optional<PromotionCode> code(String written) {
        return CODE.matcher(written).matches()
                ? Optional.of(new PromotionCode(written.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Outcome statement(Turn turn, int page) {
        return turn.says((user, request) -> new ReportStatement(user, request, page));
    }

    /** Whoever writes codes next writes no question, and must not pay for it as one. */
    private Outcome redeemed(Turn turn, String written) {
        if (written.isEmpty()) { // as the menu sends it
            return turn.refuses(Refusal.MALFORMED_COMMAND).with(Session.NONE);
        }
        return code(written)
                .map(code -> turn.says((user, request) -> new RedeemPromotion(
                        user, request, seal.seal(code, RedeemPromotion.class, request.value(), user))))
                .orElseGet(() -> turn.refuses(Refusal.MALFORMED_CODE))
                .with(Session.NONE);
    }

    /** {@code p25} or {@code p25:stars}. */
    private Outcome checkout(Turn turn, String choice) {
        var chosen = PACK.matcher(choice);
        if (!chosen.matches()) {
            return turn.refuses(Refusal.STALE_BUTTON);
        }
        if (chosen.group(2) == null) {
            return checkout(turn, chosen.group(1), null);
        }
        return PaymentMethod.named(chosen.group(2))
                .map(method -> checkout(turn, chosen.group(1), method))
                .orElseGet(() -> turn.refuses(Refusal.STALE_BUTTON));
    }

    private Outcome checkout(Turn turn, String pack, @Nullable PaymentMethod method) {
        var order = turn.ids().order();
        var buyer = seal.seal(new Buyer(turn.speaker().telegramId()), StartCheckout.class, order.value(), turn.user());
        return turn.says((user, _) -> new StartCheckout(order, user, pack, method, buyer));
    }
}
