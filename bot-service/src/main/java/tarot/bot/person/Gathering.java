package tarot.bot.person;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tarot.errors.ErrorKind;
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

    /** Throws what answering threw: for this question alone, or for the batch where something needed was away. */
    A ask(Q question) {
        var asked = new Asked<Q, A>(question, new CompletableFuture<>());
        waiting.add(asked);
        var mine = true;
        try {
            mine = answerUnlessBusy();
        } finally {
            if (mine && !waiting.isEmpty()) {
                // those who came meanwhile found somebody busy, and have no thread that answers
                Thread.ofVirtual().name("gathering").start(this::answerAll);
            }
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
        var batch = new ArrayList<Asked<Q, A>>(batchMax);
        for (@Nullable Asked<Q, A> next; batch.size() < batchMax && (next = waiting.poll()) != null; ) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            answer(batch);
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1 || ErrorKind.isOutage(e)) {
                fail(batch, e);
            } else {
                answerOneByOne(batch);
            }
        }
    }

    /** So that only the bad one fails. An outage fails all that are left: each would wait for it in vain. */
    private void answerOneByOne(List<Asked<Q, A>> batch) {
        for (var i = 0; i < batch.size(); i++) {
            try {
                answer(batch.subList(i, i + 1));
            } catch (RuntimeException | Error e) {
                if (ErrorKind.isOutage(e)) {
                    fail(batch.subList(i, batch.size()), e);
                    return;
                }
                fail(batch.subList(i, i + 1), e);
            }
        }
    }

    private void answer(List<Asked<Q, A>> batch) {
        var answers = answering.apply(batch.stream().map(Asked::question).toList());
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }

    /** Whoever was answered keeps the answer. */
    private static <Q, A> void fail(List<Asked<Q, A>> batch, Throwable failure) {
        batch.forEach(asked -> asked.answer().completeExceptionally(failure));
    }

    private static <A> A await(CompletableFuture<A> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("interrupted", e);
        }
    }
}
