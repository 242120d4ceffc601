package tarot.simulators.telegram;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The updates that the bot has not confirmed yet, and whom they wait for: a webhook or somebody who polls. */
final class Updates {

    private static final int PENDING_MAX = 20_000;
    /** What Telegram sends only to those who name it. */
    private static final Set<String> ONLY_IF_NAMED =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Integer, Update> pending = new TreeMap<>();
    private final Map<String, ArrayDeque<Update>> queues = new HashMap<>();
    private final Set<String> served = new HashSet<>();
    private Consumer<String> startServing = _ -> {};
    private Set<String> allowed = Set.of();
    private WebhookTarget target = WebhookTarget.NONE;
    private int nextId;
    private long poll;

    /**
     * Ids start far beyond those of any earlier run, because bots remember for a day which ones they have seen.
     * They stay below 2^31 until 2030, at ten updates a second on average.
     */
    Updates(Clock clock) {
        this.nextId = (int) Math.floorMod((clock.instant().getEpochSecond() - 1_700_000_000L) * 10, 1L << 31);
    }

    /** @param service is asked, outside of any other work, to serve a queue until {@link #next} has no more of it */
    void serveWith(Consumer<String> service) {
        startServing = service;
    }

    /** Takes an update up, unless the bot does not want its kind. An id that is already in the body stays. */
    void publish(String kind, String queue, ObjectNode body) {
        lock.lock();
        try {
            if (allowed.isEmpty() ? ONLY_IF_NAMED.contains(kind) : !allowed.contains(kind)) {
                return;
            }
            int id = body.path("update_id").asInt(nextId);
            nextId = Math.max(nextId, id) + 1;
            body.put("update_id", id);
            var update = new Update(id, kind, queue, body);
            pending.put(id, update);
            queues.computeIfAbsent(queue, _ -> new ArrayDeque<>()).add(update);
            if (pending.size() > PENDING_MAX) {
                drop(pending.firstEntry().getValue());
            }
            serve(queue);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first update of a queue, for as long as there is a webhook; empty ends its service. */
    Optional<Update> next(String queue) {
        lock.lock();
        try {
            var first = target.isSet() && queues.containsKey(queue)
                    ? Optional.ofNullable(queues.get(queue)).map(ArrayDeque::peek)
                    : Optional.<Update>empty();
            if (first.isEmpty()) {
                served.remove(queue);
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    void confirm(Update update) {
        lock.lock();
        try {
            drop(update);
        } finally {
            lock.unlock();
        }
    }

    WebhookTarget target() {
        lock.lock();
        try {
            return target;
        } finally {
            lock.unlock();
        }
    }

    void target(WebhookTarget newTarget, boolean dropPending) {
        lock.lock();
        try {
            target = newTarget;
            if (dropPending) {
                pending.clear();
                queues.clear();
            }
            List.copyOf(queues.keySet()).forEach(this::serve);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Which kinds the bot wants; an empty set stands for Telegram's choice. */
    void allow(Set<String> kinds) {
        lock.lock();
        try {
            allowed = Set.copyOf(kinds);
        } finally {
            lock.unlock();
        }
    }

    Set<String> allowed() {
        lock.lock();
        try {
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    int pending() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Confirms what is below the offset, then waits for updates.
     *
     * @param offset the first id that is wanted; 0 for all, negative counts from the end
     * @throws Refusal if there is a webhook, or somebody else starts to poll meanwhile
     */
    List<ObjectNode> poll(int offset, int limit, long seconds) throws InterruptedException {
        lock.lock();
        try {
            long turn = ++poll;
            changed.signalAll();
            int from = offset < 0 && !pending.isEmpty() ? fromTheEnd(-offset) : offset;
            List.copyOf(pending.headMap(Math.max(0, from)).values()).forEach(this::drop);
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (pending.isEmpty() && left > 0 && turn == poll && !target.isSet()) {
                left = changed.awaitNanos(left);
            }
            if (target.isSet()) {
                throw Refusal.conflict(
                        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }
            if (turn != poll) {
                throw Refusal.conflict(
                        "terminated by other getUpdates request; make sure that only one bot instance is running");
            }
            return pending.values().stream().limit(limit).map(Update::body).toList();
        } finally {
            lock.unlock();
        }
    }

    private int fromTheEnd(int count) {
        return pending.descendingKeySet().stream()
                .limit(count)
                .min(Integer::compare)
                .orElse(0);
    }

    private void serve(String queue) {
        if (target.isSet() && served.add(queue)) {
            startServing.accept(queue);
        }
    }

    private void drop(Update update) {
        pending.remove(update.id());
        var queue = queues.get(update.queue());
        if (queue != null) {
            queue.removeIf(waiting -> waiting.id() == update.id());
            if (queue.isEmpty()) {
                queues.remove(update.queue());
            }
        }
    }
}
