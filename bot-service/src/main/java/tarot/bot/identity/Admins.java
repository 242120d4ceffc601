package tarot.bot.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tarot.settings.InvalidSetting;

/** Who may adjust credits, refund payments and make promotions. */
public final class Admins {

    private static final String SETTING = "ADMIN_IDS";
    private static final Pattern TELEGRAM_ID = Pattern.compile("[1-9][0-9]{0,15}");

    private final Set<Long> telegramIds;

    private Admins(Set<Long> telegramIds) {
        this.telegramIds = telegramIds;
    }

    /** Reads Telegram ids, separated by commas; nobody is an admin where there are none. */
    public static Admins of(String telegramIds) {
        return telegramIds.isBlank()
                ? new Admins(Set.of())
                : new Admins(Arrays.stream(telegramIds.split(",", -1))
                        .map(Admins::read)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean include(long telegramId) {
        return telegramIds.contains(telegramId);
    }

    private static Long read(String telegramId) {
        if (!TELEGRAM_ID.matcher(telegramId.strip()).matches()) {
            throw new InvalidSetting(SETTING, "has something that is no Telegram id", "11111111,22222222");
        }
        return Long.valueOf(telegramId.strip());
    }
}
