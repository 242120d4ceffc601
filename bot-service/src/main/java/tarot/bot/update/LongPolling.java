package tarot.bot.update;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.telegram.BotApi;
import tarot.bot.telegram.BotCall;
import tarot.bot.telegram.BotReply;
import tarot.bot.telegram.Registration;
import tarot.bot.telegram.TelegramProperties;
import tools.jackson.databind.JsonNode;

/** Fetches updates from Telegram. What was fetched is confirmed by a later fetch, and only as far as it was taken. */
@Component
class LongPolling implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LongPolling.class);
    private static final int UPDATES_MAX = 100;

    private final BotApi api;
    private final Backlog backlog;
    private final Duration timeout;
    private final Duration turn;
    private final Refusals refusals = new Refusals();

    LongPolling(BotApi api, Intake intake, TelegramProperties telegram) {
        this.api = api;
        this.backlog = new Backlog(api, intake);
        this.timeout = telegram.pollTimeout();
        this.turn = telegram.firstPause();
    }

    /** How Telegram answered a fetch. */
    enum Standing {
        FINE,
        FAILED,
        /** Another program polls with this token, or a webhook is set. */
        CONTESTED
    }

    /** What came of one fetch, and how long to pause before the next, at least. */
    record Progress(Standing standing, Duration pause) {}

    Progress fetch() {
        var call = new BotCall(
                "getUpdates",
                Map.of(
                        "offset",
                        backlog.offset(),
                        "limit",
                        UPDATES_MAX,
                        "timeout",
                        timeout.toSeconds(),
                        "allowed_updates",
                        Registration.ALLOWED_UPDATES));
        return switch (api.call(call, timeout)) {
            case BotReply.Fine fine -> take(fine.result().valueStream().toList());
            case BotReply.Refused(int code, var _, var pause)
            when code == 409 -> {
                log.atLevel(refusals.next(code))
                        .log("Telegram gives the updates to somebody else: another program polls with this token, "
                                + "or a webhook is set");
                yield new Progress(Standing.CONTESTED, pause);
            }
            case BotReply.Refused(int code, var description, var pause) -> {
                log.atLevel(refusals.next(code))
                        .addKeyValue("code", code)
                        .log("Telegram refuses to give updates: {}", description);
                yield new Progress(Standing.FAILED, pause);
            }
            case BotReply.Away away -> {
                log.atWarn().addKeyValue("cause", away.cause()).log("Telegram is away");
                yield new Progress(Standing.FAILED, Duration.ZERO);
            }
        };
    }

    /** Fetches on when all are taken, at the latest after a turn: somebody may be about to pay. */
    private Progress take(List<JsonNode> updates) {
        refusals.over();
        var end = System.nanoTime() + turn.toNanos();
        var all = backlog.take(updates, turn);
        return new Progress(
                Standing.FINE, all ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    @Override
    public void close() {
        backlog.close();
    }
}
