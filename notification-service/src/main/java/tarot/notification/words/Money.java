package tarot.notification.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts in a currency's smallest unit, as people read them. */
record Money(Locale locale) {

    private static final String STARS = "XTR";

    String of(long amount, String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        if (code.equals(STARS)) {
            return amount + " ★";
        }
        var unit = unit(code);
        if (unit == null || unit.getDefaultFractionDigits() < 0) {
            return amount + " " + code; // whatever somebody paid with: it must be told
        }
        // without a region the sign of the dollar would read US$
        var format = NumberFormat.getCurrencyInstance(
                locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.US : locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(amount, unit.getDefaultFractionDigits()));
    }

    private static @Nullable Currency unit(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
