package tarot.bot.update;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.bot.telegram.BotApi;
import tarot.bot.telegram.BotReply;
import tools.jackson.databind.JsonNode;

/**
 * The updates that Telegram keeps until they are confirmed, and how far they are taken. Chats go side by side, the updates
 * of one in their order; who is about to pay waits for nobody. To be used by one thread.
 */
final class Backlog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private final BotApi api;
    private final Intake intake;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Long> busyChats = ConcurrentHashMap.newKeySet();
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();
    private long offset;

    Backlog(BotApi api, Intake intake) {
        this.api = api;
        this.intake = intake;
    }

    /** The first update that is not taken; 0 when that is for Telegram to say. */
    long offset() {
        return offset;
    }

    /**
     * Takes what is not taken yet, nor being taken.
     *
     * @param updates all from {@link #offset} on, as far as Telegram says
     * @param patience how long to wait for them; what takes longer goes on
     * @return whether all of them are taken
     */
    boolean take(List<JsonNode> updates, Duration patience) {
        var byChat = new LinkedHashMap<Long, List<Incoming>>();
        var unreadable = new ArrayList<Long>();
        for (var update : updates) {
            UpdateReader.read(update)
                    .ifPresentOrElse(
                            incoming -> byChat.computeIfAbsent(chat(incoming), _ -> new ArrayList<>())
                                    .add(incoming),
                            () -> unreadable.add(id(update)));
        }
        taken.addAll(unreadable);
        await(start(byChat), patience);
        return confirm(updates.stream().map(Backlog::id).toList());
    }

    private CountDownLatch start(Map<Long, List<Incoming>> byChat) {
        var idle = byChat.entrySet().stream()
                .filter(chat -> busyChats.add(chat.getKey()))
                .toList();
        var running = new CountDownLatch(idle.size());
        for (var chat : idle) {
            threads.execute(() -> {
                try {
                    takeInOrder(chat.getValue());
                } catch (RuntimeException e) {
                    log.atError().setCause(e).log("updates of a chat put off");
                } finally {
                    busyChats.remove(chat.getKey());
                    running.countDown();
                }
            });
        }
        return running;
    }

    /** Up to the first that is put off; those after it wait. */
    private void takeInOrder(List<Incoming> chat) {
        for (var incoming : chat) {
            if (!taken.contains(incoming.update())) {
                if (!take(incoming)) {
                    return;
                }
                taken.add(incoming.update());
            }
        }
    }

    private boolean take(Incoming incoming) {
        return switch (intake.take(incoming)) {
            case Answer.Later _ -> false;
            case Answer.Taken(var call) when call == null -> true;
            case Answer.Taken(var call) ->
                switch (api.call(call)) {
                    case BotReply.Fine _ -> true;
                    case BotReply.Refused refused when isWorthAnotherTry(incoming, refused) -> false;
                    case BotReply.Refused refused -> {
                        // a button that spins for a while more, or somebody who waited too long to pay
                        log.atInfo().addKeyValue("code", refused.code()).log("Telegram refuses an answer");
                        yield true;
                    }
                    case BotReply.Away _ -> !(incoming instanceof Incoming.AboutToPay);
                };
        };
    }

    /** Somebody who is about to pay waits ten seconds for the answer. */
    private static boolean isWorthAnotherTry(Incoming incoming, BotReply.Refused refused) {
        return incoming instanceof Incoming.AboutToPay && (refused.code() == 429 || refused.code() >= 500);
    }

    private static void await(CountDownLatch running, Duration patience) {
        try {
            running.await(patience.toNanos(), NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** An empty list says that all before it is confirmed, so that Telegram may number anew, as it does after quiet weeks. */
    private boolean confirm(List<Long> fetched) {
        var left = fetched.stream().filter(id -> !taken.contains(id)).min(Long::compare);
        offset = left.orElseGet(
                () -> fetched.stream().max(Long::compare).map(last -> last + 1).orElse(0L));
        taken.removeIf(id -> id < offset || offset == 0);
        return left.isEmpty();
    }

    private static long id(JsonNode update) {
        return update.path("update_id").asLong(0);
    }

    private static long chat(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Personal personal -> personal.sender().telegramId();
            case Incoming.Paid paid -> paid.payment().payer().telegramId();
            case Incoming.AboutToPay about -> -about.update(); // waits for nobody
            case Incoming.UnreadablePayment _, Incoming.Irrelevant _ -> 0L;
        };
    }

    /** Waits for what is being taken, which gives up by itself where a server is away. */
    @Override
    public void close() {
        threads.close();
    }
}
