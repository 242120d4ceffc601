package tarot.bot.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
