package tarot.simulators.stripe;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** The page on which a person pays, or does not. */
final class PayPage {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; --ground: #f3f1f8; --sheet: #fff; --ink: #1d1633; --soft: #6c6680; --accent: #6a4c93; --line: #e2deea; }
            @media (prefers-color-scheme: dark) { :root { --ground: #120e21; --sheet: #1f1933; --ink: #efe6d2; --soft: #a79fbd; --accent: #b391e0; --line: #342b50; } }
            * { box-sizing: border-box; }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
            main { width: 100%%; max-width: 24rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 1rem; padding: 2rem; box-shadow: 0 12px 40px rgb(29 22 51 / 12%%); }
            h1 { font-size: 1rem; font-weight: 600; color: var(--soft); margin: 0; }
            .amount { font-size: 2.5rem; font-weight: 700; letter-spacing: -.02em; margin: .25rem 0 1.5rem; }
            form { display: grid; gap: .75rem; }
            button { font: inherit; font-weight: 600; padding: .8rem; border-radius: .6rem; border: 1px solid var(--line); background: none; color: inherit; cursor: pointer; }
            button.pay { background: var(--accent); border-color: var(--accent); color: var(--sheet); }
            button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            p { color: var(--soft); font-size: .9rem; margin: 1.5rem 0 0; }
            </style>
            </head>
            <body><main>%2$s</main></body>
            </html>
            """;

    private PayPage() {}

    static String of(CheckoutSession session) {
        return switch (session.state()) {
            case OPEN -> open(session);
            case PAID -> notice("Paid", "This has been paid for already. You can go back to the chat.");
            case PROCESSING -> notice("On its way", "Your bank takes its time. You can go back to the chat.");
            case FAILED -> notice("Failed", "The payment did not come through. Ask for a new page in the chat.");
            case EXPIRED -> notice("Expired", "This page is no longer valid. Ask for a new one in the chat.");
        };
    }

    static String notice(String title, String text) {
        return FRAME.formatted(title, "<h1>%s</h1><p data-testid=\"notice\">%s</p>".formatted(title, text));
    }

    private static String open(CheckoutSession session) {
        var content = """
                <h1 data-testid="product">%1$s</h1>
                <div class="amount" data-testid="amount">%2$s</div>
                <form method="post">
                <button class="pay" data-testid="pay" formaction="/pay/%3$s/pay">Pay %2$s</button>
                <button data-testid="pay-later" formaction="/pay/%3$s/later">Pay by a slow bank transfer</button>
                <button data-testid="cancel" formaction="/pay/%3$s/cancel">Cancel</button>
                </form>
                <p>A simulated checkout: no card is asked for, and no money moves.</p>
                """;
        return FRAME.formatted(
                "Checkout", content.formatted(escaped(session.product()), amount(session), session.id()));
    }

    private static String amount(CheckoutSession session) {
        var code = session.currency().toUpperCase(Locale.ROOT);
        return money(session.amount(), code) + " " + code;
    }

    private static String money(long amount, String code) {
        int digits = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(2);
        return BigDecimal.valueOf(amount, Math.max(0, digits)).toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
