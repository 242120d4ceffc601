package tarot.bot.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.bot.telegram.BotApi;
import tarot.bot.telegram.BotCall;
import tarot.bot.telegram.BotReply;
import tarot.bot.telegram.Registration;
import tarot.bot.telegram.TelegramProperties;
import tools.jackson.databind.JsonNode;

/** Fetches updates from Telegram. What was fetched is confirmed by the next fetch, and only as far as it was taken. */
@Component
class LongPolling {

    private static final Logger log = LoggerFactory.getLogger(LongPolling.class);
    private static final int UPDATES_MAX = 100;

    private final BotApi api;
    private final Intake intake;
    private final Duration timeout;
    private final Duration putOffPause;

    LongPolling(BotApi api, Intake intake, TelegramProperties telegram) {
        this.api = api;
        this.intake = intake;
        this.timeout = telegram.pollTimeout();
        this.putOffPause = telegram.firstPause();
    }

    /** What came of one fetch: where to go on, whether Telegram answered, and how long to pause before, at least. */
    record Progress(long offset, boolean fine, Duration pause) {}

    /** @param offset the first update that was not taken yet, 0 when that is for Telegram to say */
    Progress fetch(long offset) {
        var call = new BotCall(
                "getUpdates",
                Map.of(
                        "offset",
                        offset,
                        "limit",
                        UPDATES_MAX,
                        "timeout",
                        timeout.toSeconds(),
                        "allowed_updates",
                        Registration.ALLOWED_UPDATES));
        return switch (api.call(call, timeout)) {
            case BotReply.Fine fine -> take(fine.result().valueStream().toList(), offset);
            case BotReply.Refused(int code, var _, var pause)
            when code == 409 -> {
                log.warn("Telegram gives the updates to somebody else: another program polls with this token, "
                        + "or a webhook is set");
                yield new Progress(offset, false, pause);
            }
            case BotReply.Refused(int code, var description, var pause) -> {
                log.atWarn().addKeyValue("code", code).log("Telegram refuses to give updates: {}", description);
                yield new Progress(offset, false, pause);
            }
            case BotReply.Away away -> {
                log.atWarn().addKeyValue("cause", away.cause()).log("Telegram is away");
                yield new Progress(offset, false, Duration.ZERO);
            }
        };
    }

    /** Chats side by side, the updates of one in their order; the first that is put off is where to go on. */
    private Progress take(List<JsonNode> updates, long offset) {
        var byChat = new LinkedHashMap<Long, List<Incoming>>();
        var next = offset;
        for (var update : updates) {
            next = Math.max(next, update.path("update_id").asLong(0) + 1);
            UpdateReader.read(update)
                    .ifPresent(incoming -> byChat.computeIfAbsent(chat(incoming), _ -> new ArrayList<>())
                            .add(incoming));
        }
        var putOff = takeAll(byChat.values().stream().toList());
        return putOff < Long.MAX_VALUE
                ? new Progress(putOff, true, putOffPause) // never longer: somebody may be about to pay
                : new Progress(next, true, Duration.ZERO);
    }

    private long takeAll(List<List<Incoming>> chats) {
        if (chats.size() == 1) {
            return takeInOrder(chats.getFirst());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = Long.MAX_VALUE;
            for (var taken : threads.invokeAll(chats.stream()
                    .map(chat -> (Callable<Long>) () -> takeInOrder(chat))
                    .toList())) {
                first = Math.min(first, taken.get());
            }
            return first;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return chats.stream()
                    .mapToLong(chat -> chat.getFirst().update())
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** Returns the first update that was put off; those after it wait. */
    private long takeInOrder(List<Incoming> chat) {
        for (var incoming : chat) {
            switch (intake.take(incoming)) {
                case Answer.Taken taken -> {
                    if (taken.call() != null && api.call(taken.call()) instanceof BotReply.Refused refused) {
                        // a button that spins for a while more
                        log.atInfo().addKeyValue("code", refused.code()).log("Telegram refuses an answer");
                    }
                }
                case Answer.Later _ -> {
                    return incoming.update();
                }
            }
        }
        return Long.MAX_VALUE;
    }

    private static long chat(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Personal personal -> personal.sender().telegramId();
            case Incoming.Paid paid -> paid.payment().payer().telegramId();
            case Incoming.AboutToPay about -> -about.update(); // waits for nobody
            case Incoming.UnreadablePayment _, Incoming.Irrelevant _ -> 0L;
        };
    }
}
