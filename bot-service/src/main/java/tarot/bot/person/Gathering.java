package tarot.bot.person;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tarot.errors.ServiceUnavailable;

/**
 * Brings together what many threads ask one by one: whatever comes while a batch is answered goes into the next one.
 * Alone nobody waits; together a hundred cost little more than one.
 */
final class Gathering<Q, A> {

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    private final int batchMax;
    private final Function<List<Q>, List<A>> answering;
    private final ConcurrentLinkedQueue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    Gathering(int batchMax, Function<List<Q>, List<A>> answering) {
        this.batchMax = batchMax;
        this.answering = answering;
    }

    /** Throws what answering the batch threw. */
    A ask(Q question) {
        var asked = new Asked<Q, A>(question, new CompletableFuture<>());
        waiting.add(asked);
        if (answerUnlessBusy() && !waiting.isEmpty()) {
            // those who came meanwhile found somebody busy, and have no thread that answers
            Thread.ofVirtual().name("gathering").start(this::answerAll);
        }
        return await(asked.answer());
    }

    int waiting() {
        return waiting.size();
    }

    private void answerAll() {
        while (!waiting.isEmpty() && answerUnlessBusy()) {
            // whoever is busy instead looks again when done
        }
    }

    private boolean answerUnlessBusy() {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            answerBatch();
        } finally {
            busy.set(false);
        }
        return true;
    }

    private void answerBatch() {
        var batch = new ArrayList<Asked<Q, A>>();
        for (@Nullable Asked<Q, A> next; batch.size() < batchMax && (next = waiting.poll()) != null; ) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            var answers = answering.apply(batch.stream().map(Asked::question).toList());
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            batch.forEach(asked -> asked.answer().completeExceptionally(e));
        }
    }

    private static <A> A await(CompletableFuture<A> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("interrupted", e);
        }
    }
}
