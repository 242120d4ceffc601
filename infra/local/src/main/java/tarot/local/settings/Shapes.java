package tarot.local.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What settings must look like. Says what is wrong with one without repeating its value, which may be a secret. */
public final class Shapes {

    private static final Pattern TOKEN = Pattern.compile("\\d{3,20}:[A-Za-z0-9_-]{30,64}");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern BROKERS = Pattern.compile("[^,:\\s/]+:\\d{1,5}(,[^,:\\s/]+:\\d{1,5})*");
    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://[^/\\s]+/\\w+(\\?\\S*)?");
    private static final Pattern REDIS = Pattern.compile("rediss?://\\S+");
    private static final Pattern ADMINS = Pattern.compile("\\s*\\d+(\\s*,\\s*\\d+)*\\s*");
    private static final Pattern METHODS = Pattern.compile("\\s*(stars|stripe)(\\s*,\\s*(stars|stripe))?\\s*");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,6}");
    private static final int SECRET_BYTES = 32;

    private static final List<Shape> ALL = List.of(
            new Shape(
                    "TELEGRAM_TOKEN",
                    TOKEN,
                    "a bot token as @BotFather gives it",
                    "123456789:AAE…, 35 characters after the colon"),
            new Shape(
                    "TELEGRAM_API_URL",
                    value -> isUrl(value) && URI.create(value).getPath().matches("/?"),
                    "an http or https address without a path",
                    "https://api.telegram.org"),
            url("TELEGRAM_WEBHOOK_URL", "https://bot.example.org/telegram/webhook"),
            new Shape(
                    "TELEGRAM_WEBHOOK_SECRET",
                    WEBHOOK_SECRET,
                    "1 to 256 letters, digits, _ or -",
                    "$(openssl rand -hex 24)"),
            url("OPENAI_BASE_URL", "https://api.openai.com/v1"),
            url("STRIPE_API_URL", "https://api.stripe.com"),
            new Shape(
                    "STRIPE_API_KEY",
                    value -> value.startsWith("sk_") || value.startsWith("rk_"),
                    "a secret or restricted key of Stripe",
                    "sk_test_…"),
            new Shape(
                    "STRIPE_WEBHOOK_SECRET",
                    value -> value.startsWith("whsec_"),
                    "the signing secret of the webhook endpoint",
                    "whsec_…"),
            new Shape("KAFKA_BOOTSTRAP_SERVERS", BROKERS, "a list of host:port", "kafka-1:9092,kafka-2:9092"),
            new Shape("DATABASE_URL", DATABASE, "a JDBC URL of PostgreSQL", "jdbc:postgresql://localhost:5432/tarot"),
            new Shape("REDIS_URL", REDIS, "a Redis URL", "redis://localhost:6379"),
            new Shape("ADMIN_IDS", ADMINS, "Telegram ids, separated by commas", "11111111,22222222"),
            new Shape(
                    "TRANSPORT_KEYSET",
                    Shapes::isKeyset,
                    "a Tink AEAD keyset, JSON in base64",
                    "the one that infra/tarot makes"),
            new Shape(
                    "STORAGE_KEYSET",
                    Shapes::isKeyset,
                    "a Tink AEAD keyset, JSON in base64",
                    "the one that infra/tarot makes"),
            new Shape(
                    "IDENTITY_SECRET",
                    Shapes::isLongEnough,
                    "at least 32 bytes in base64",
                    "$(openssl rand -base64 32)"),
            new Shape(
                    "INVOICE_SECRETS",
                    Shapes::areLongEnough,
                    "secrets of at least 32 bytes in base64, separated by commas",
                    "$(openssl rand -base64 32)"),
            new Shape("PAYMENT_METHODS", METHODS, "stars, stripe or both, the first being the default", "stars,stripe"),
            new Shape("TELEGRAM_MESSAGES_PER_SECOND", Shapes::isAboveZero, "a number above zero", "30"),
            new Shape("MAX_REQUESTS", COUNT, "a number from 1 up", "10"));

    private Shapes() {}

    /** A setting that cannot be right, in a sentence, and what would be. */
    public record Misfit(String setting, String sentence, String remedy) {}

    /** What is wrong with the settings that are made; a setting left empty counts as not made. */
    public static List<Misfit> misfits(Map<String, String> settings) {
        var misfits = new ArrayList<Misfit>();
        for (var shape : ALL) {
            var value = settings.getOrDefault(shape.setting, "");
            if (!value.isBlank() && !shape.fits.test(value)) {
                misfits.add(shape.misfit(value));
            }
        }
        requireTogether(settings, "DATABASE_URL", "DATABASE_OWNER_PASSWORD", misfits);
        requireTogether(settings, "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET", misfits);
        return misfits;
    }

    private static void requireTogether(
            Map<String, String> settings, String first, String second, List<Misfit> misfits) {
        if (isMade(settings, first) && !isMade(settings, second) && !isStripesStandIn(settings, first)) {
            misfits.add(new Misfit(
                    second,
                    first + " is set, and " + second + " is not",
                    "set " + second + " too, or neither: then a stand-in is started"));
        }
    }

    private static boolean isStripesStandIn(Map<String, String> settings, String setting) {
        return setting.equals("STRIPE_API_KEY") && isMade(settings, "STRIPE_API_URL");
    }

    private static boolean isMade(Map<String, String> settings, String name) {
        return !settings.getOrDefault(name, "").isBlank();
    }

    private record Shape(String setting, Predicate<String> fits, String wanted, String example) {

        Shape(String setting, Pattern pattern, String wanted, String example) {
            this(setting, value -> pattern.matcher(value).matches(), wanted, example);
        }

        Misfit misfit(String value) {
            return new Misfit(
                    setting,
                    setting + " is not " + wanted + " (found " + value.length() + " characters)",
                    "set it like " + setting + "=" + example);
        }
    }

    private static Shape url(String setting, String example) {
        return new Shape(setting, Shapes::isUrl, "an http or https address", example);
    }

    private static boolean isUrl(String value) {
        try {
            var url = URI.create(value);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAboveZero(String value) {
        try {
            return Double.parseDouble(value) > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isKeyset(String value) {
        try {
            return new String(Base64.getDecoder().decode(value.strip()), UTF_8).contains("\"primaryKeyId\"");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areLongEnough(String values) {
        return Arrays.stream(values.split(",", -1)).allMatch(Shapes::isLongEnough);
    }

    private static boolean isLongEnough(String value) {
        try {
            return Base64.getDecoder().decode(value.strip()).length >= SECRET_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
