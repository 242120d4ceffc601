package tarot.messaging;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceUnavailable;

/**
 * Takes the records of a failed batch one by one through the same listener; the batch itself has been rolled back.
 * What no retry helps is dead-lettered on the way, so that a flood of it holds up nobody. The first record that may yet
 * be taken is named to Spring, which commits those before it, retries it with back-off, then dead-letters it, and polls
 * the rest again as a batch. An outage is not poison: it is waited out, however long. A pass that takes long, or is
 * told to stop, is left in the same way: what it took is committed, and the rest comes with the next poll.
 */
class BadRecordIsolation extends DefaultErrorHandler {

    private static final BackOff NO_RETRIES = new FixedBackOff(0, 0);

    /** Far from the five minutes without a poll after which Kafka gives the partitions to another, and all begins anew. */
    private static final Duration LONGEST_PASS = Duration.ofSeconds(30);

    private final DeadLetters deadLetters;
    private final Duration longestPass;

    BadRecordIsolation(DeadLetters deadLetters, RetryProperties retry) {
        this(deadLetters, retry, LONGEST_PASS);
    }

    BadRecordIsolation(DeadLetters deadLetters, RetryProperties retry, Duration longestPass) {
        super(deadLetters, retry.forBadRecords());
        this.deadLetters = deadLetters;
        this.longestPass = longestPass;
        setBackOffFunction((_, failure) -> backOff(failure, retry));
        setRetryListeners(deadLetters);
        addNotRetryableExceptions(UnreadableMessage.class);
    }

    /** Null for that of bad records. */
    private static @Nullable BackOff backOff(Exception failure, RetryProperties retry) {
        if (ErrorKind.isOutage(failure)) {
            return retry.forOutages();
        }
        return ErrorKind.of(failure).retryable() ? null : NO_RETRIES;
    }

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable wholeBatch) {
        var begun = System.nanoTime();
        var over = false;
        for (var record : batch) {
            if (over) {
                super.handleBatch(leftToTheNextPoll(record), batch, consumer, container, wholeBatch);
                return;
            }
            try {
                take(record, consumer, container);
            } catch (RuntimeException | Error e) {
                var bad = new BatchListenerFailedException("fails on its own, too", e, record);
                if (!isDeadLettered(record, bad, consumer)) {
                    super.handleBatch(bad, batch, consumer, container, wholeBatch);
                    return;
                }
            }
            over = !container.isRunning() || System.nanoTime() - begun > longestPass.toNanos();
        }
    }

    /** As an outage, which never counts against a record. */
    private static BatchListenerFailedException leftToTheNextPoll(ConsumerRecord<?, ?> record) {
        return new BatchListenerFailedException(
                "not tried yet", new ServiceUnavailable("the pass is over", new TimeoutException()), record);
    }

    /** Spring would poll again after each, and wait every time for the fetch that is on its way. */
    private boolean isDeadLettered(
            ConsumerRecord<?, ?> record, BatchListenerFailedException bad, Consumer<?, ?> consumer) {
        if (ErrorKind.isOutage(bad) || ErrorKind.of(bad).retryable()) {
            return false;
        }
        try {
            deadLetters.failedDelivery(record, bad, 1);
            deadLetters.accept(record, consumer, bad);
            return true;
        } catch (RuntimeException brokerIsAway) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static <K, V> void take(
            ConsumerRecord<K, V> record, Consumer<?, ?> consumer, MessageListenerContainer container) {
        var listener = (BatchAcknowledgingConsumerAwareMessageListener<K, V>)
                requireNonNull(container.getContainerProperties().getMessageListener());
        listener.onMessage(List.of(record), null, consumer);
    }
}
