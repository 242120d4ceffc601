package tarot.bot.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tarot.errors.ServiceUnavailable;

class GatheringTests {

    @Test
    @Timeout(20)
    void everybodyGetsTheirOwnAnswer() throws Exception {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var gathering = new Gathering<Integer, Integer>(7, questions -> {
            sizes.add(questions.size());
            return questions.stream().map(question -> question * 2).toList();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 20_000; i++) {
                var question = i;
                answers.add(threads.submit(() -> gathering.ask(question)));
            }
            for (var i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i * 2);
            }
        }
        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(1, 7));
    }

    @Test
    @Timeout(20)
    void whoeverComesWhileABatchIsAnsweredGoesTogetherInTheNext() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var batches = new ConcurrentLinkedQueue<List<String>>();
        var gathering = new Gathering<String, String>(100, questions -> {
            batches.add(questions);
            begun.countDown();
            await(goOn);
            return questions;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> gathering.ask("first"));
            begun.await();
            var others = List.of(
                    threads.submit(() -> gathering.ask("second")), threads.submit(() -> gathering.ask("third")));
            Awaitility.await().until(() -> gathering.waiting() == 2);
            goOn.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(others.get(0).get()).isEqualTo("second");
            assertThat(others.get(1).get()).isEqualTo("third");
        }
        assertThat(batches)
                .hasSize(2)
                .last()
                .satisfies(batch -> assertThat(batch).containsExactlyInAnyOrder("second", "third"));
    }

    @Test
    void aFailureIsEverybodysWhoWasInTheBatchAndNobodyElses() {
        var gathering = new Gathering<Integer, Integer>(1, questions -> {
            if (questions.contains(0)) {
                throw new IllegalArgumentException("none");
            }
            return questions;
        });
        assertThatThrownBy(() -> gathering.ask(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(gathering.ask(1)).isOne();
    }

    @Test
    @Timeout(20)
    void anErrorIsHeardByAllWhoWaitAndNobodyWaitsForEver() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var calls = new AtomicInteger();
        var gathering = new Gathering<String, String>(100, questions -> {
            if (calls.getAndIncrement() == 0) {
                begun.countDown();
                await(goOn);
                throw new NoClassDefFoundError("none");
            }
            return questions;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> gathering.ask("first"));
            begun.await();
            var second = threads.submit(() -> gathering.ask("second"));
            Awaitility.await().until(() -> gathering.waiting() == 1);
            goOn.countDown();
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("second");
            assertThatThrownBy(first::get).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    @Timeout(20)
    void ofABatchThatFailsOnlyTheBadOneFails() throws Exception {
        assertThat(failuresOfThree(new IllegalArgumentException("none"))).containsExactly("bad");
        assertThat(failuresOfThree(new AssertionError("none"))).containsExactly("bad");
    }

    @Test
    @Timeout(20)
    void anOutageIsTriedOnceForAllOfABatch() throws Exception {
        assertThat(failuresOfThree(new ServiceUnavailable("away", new IOException())))
                .containsExactly("bad", "good", "better");
    }

    /** Who of a batch of three fails, where a batch with a bad one fails so. */
    static List<String> failuresOfThree(Throwable failure) throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var gathering = new Gathering<String, String>(100, questions -> {
            begun.countDown();
            await(goOn);
            if (questions.contains("bad")) {
                switch (failure) {
                    case RuntimeException exception -> throw exception;
                    case Error error -> throw error;
                    default -> throw new IllegalStateException(failure);
                }
            }
            return questions;
        });
        var failed = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> gathering.ask("first"));
            begun.await();
            var names = List.of("bad", "good", "better");
            var asked = new ArrayList<Future<String>>();
            for (var name : names) {
                asked.add(threads.submit(() -> gathering.ask(name)));
                Awaitility.await().until(() -> gathering.waiting() == asked.size());
            }
            goOn.countDown();
            assertThat(first.get()).isEqualTo("first");
            for (var i = 0; i < names.size(); i++) {
                try {
                    assertThat(asked.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(names.get(i));
                } catch (ExecutionException e) {
                    failed.add(names.get(i));
                }
            }
        }
        return failed;
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
