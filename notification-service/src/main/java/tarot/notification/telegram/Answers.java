package tarot.notification.telegram;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Reads Telegram's refusals. It has no codes for them but HTTP's: what is meant is in the description. */
final class Answers {

    private static final Duration WAIT_UNSAID = Duration.ofSeconds(5);
    private static final Duration WAIT_MAX = Duration.ofMinutes(10);
    // descriptions quote the text, names and links that were sent: only the words before are for the log
    private static final Pattern UNQUOTED = Pattern.compile("[A-Za-z_' ]*(?::[A-Za-z_ ]*)?");

    private Answers() {}

    static Answer of(TelegramApiException e) {
        return e instanceof TelegramApiRequestException refusal && refusal.getErrorCode() != null
                ? of(refusal.getErrorCode(), String.valueOf(refusal.getApiResponse()), retryAfter(refusal))
                : new Answer.Unavailable(kind(e));
    }

    /** Of a call that concerns no chat: whatever is refused, no chat is to blame, and it may pass. */
    static Answer ofNobody(TelegramApiException e) {
        return switch (of(e)) {
            case Answer.TooFast slower -> slower;
            case Answer.Unauthorized refusal -> refusal;
            case Answer.Unavailable away -> away;
            case Answer.Accepted _, Answer.Gone _, Answer.UnreadableMarkup _, Answer.UnknownFile _, Answer.Refused _ ->
                new Answer.Unavailable("refused");
        };
    }

    static Answer of(int code, String description, @Nullable Integer retryAfterSeconds) {
        if (code == 400) {
            return badRequest(description);
        }
        if (code == 429) {
            var wait = retryAfterSeconds == null ? WAIT_UNSAID : Duration.ofSeconds(Math.max(retryAfterSeconds, 1));
            return new Answer.TooFast(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
        }
        return switch (code) {
            case 401, 404 -> new Answer.Unauthorized(code); // 404 is what a malformed token gets
            case 403 -> new Answer.Gone();
            default -> code >= 500 ? new Answer.Unavailable("status " + code) : refused(code, description);
        };
    }

    private static Answer badRequest(String description) {
        var said = description.toLowerCase(Locale.ROOT);
        if (said.contains("chat not found") || said.contains("user not found") || said.contains("peer_id_invalid")) {
            return new Answer.Gone();
        }
        if (said.contains("can't parse entities")) {
            return new Answer.UnreadableMarkup();
        }
        if (said.contains("wrong file identifier")
                || said.contains("wrong remote file")
                || said.contains("file_reference")
                || said.contains("wrong type of file")) {
            return new Answer.UnknownFile();
        }
        return refused(400, description);
    }

    private static Answer refused(int code, String description) {
        var words = UNQUOTED.matcher(description);
        return new Answer.Refused(code, words.lookingAt() ? words.group().strip() : "");
    }

    private static @Nullable Integer retryAfter(TelegramApiRequestException refusal) {
        return refusal.getParameters() == null ? null : refusal.getParameters().getRetryAfter();
    }

    /** The kind only: messages of exceptions may hold addresses, and addresses hold the token. */
    private static String kind(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
