package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.kafka.support.KafkaHeaders;
import tarot.contracts.Topic;
import tarot.errors.ErrorKind;
import tarot.tracing.Traces;

/**
 * Puts a record that cannot be taken beside its topic: raw bytes, key and headers as they came, where it came from, the
 * kind and class of the error and how often it was tried. No exception's text: it might repeat what somebody wrote.
 * One that would be too large for the broker then is cut to its beginning, and says so.
 */
class DeadLetters extends DeadLetterPublishingRecoverer implements RetryListener {

    static final String ERROR_KIND = "tarot-error-kind";
    static final String ERROR_CLASS = "tarot-error-class";
    static final String ATTEMPTS = "tarot-attempts";
    static final String CUT_FROM = "tarot-cut-from";

    /** What a producer sends and a broker takes by default, less room for what they add. */
    private static final int MOST_BYTES = 1_000_000;

    private static final int BYTES_FOR_A_LENGTH = 5;
    private static final int BYTES_LEFT_BY_CUTTING = 100_000;
    private static final int MOST_BYTES_OF_KEY = 1_000;
    private static final List<String> SAID_HERE = List.of(
            KafkaHeaders.DLT_ORIGINAL_TOPIC,
            KafkaHeaders.DLT_ORIGINAL_PARTITION,
            KafkaHeaders.DLT_ORIGINAL_OFFSET,
            KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
            KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
            KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP,
            ERROR_KIND,
            ERROR_CLASS,
            ATTEMPTS);

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    // a record is retried and given up on the same consumer's thread
    private final ThreadLocal<AtomicInteger> attempts = ThreadLocal.withInitial(AtomicInteger::new);

    DeadLetters(KafkaTemplate<?, ?> kafka) {
        super(
                kafka,
                (record, _) -> new TopicPartition(Topic.named(record.topic()).deadLetters(), record.partition()));
        excludeHeader(HeadersToAdd.EX_MSG, HeadersToAdd.EX_STACKTRACE, HeadersToAdd.EXCEPTION, HeadersToAdd.EX_CAUSE);
        setFailIfSendResultIsError(true);
        setVerifyPartition(false); // it would ask the broker about each letter; both topics have as many
        setHeadersFunction((record, failure) -> {
            var cause = rootOf(failure);
            var kind = ErrorKind.of(failure);
            log.atLevel(kind.logLevel())
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("kind", kind)
                    .addKeyValue("error", cause.getClass().getName())
                    .log("dead-lettered a record");
            return new RecordHeaders()
                    .add(ERROR_KIND, kind.name().getBytes(UTF_8))
                    .add(ERROR_CLASS, cause.getClass().getName().getBytes(UTF_8))
                    .add(ATTEMPTS, attempts.get().toString().getBytes(UTF_8));
        });
    }

    /** A record may be as large as the broker takes, and what is added here would make it larger. */
    @Override
    protected ProducerRecord<Object, Object> createProducerRecord(
            ConsumerRecord<?, ?> record,
            TopicPartition place,
            Headers headers,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        var letter = super.createProducerRecord(record, place, headers, key, value);
        var size = Stream.concat(
                        Stream.of(bytesOf(letter.key()), bytesOf(letter.value())),
                        Arrays.stream(letter.headers().toArray())
                                .flatMap(header -> Stream.of(bytesOf(header.key()), bytesOf(header.value()))))
                .mapToLong(bytes -> bytes.length + BYTES_FOR_A_LENGTH)
                .sum();
        return size <= MOST_BYTES ? letter : cut(letter);
    }

    /** Where it came from and why, and how it begins: the whole one stays where it came from. */
    private static ProducerRecord<Object, Object> cut(ProducerRecord<Object, Object> letter) {
        var value = bytesOf(letter.value());
        var headers = new RecordHeaders();
        SAID_HERE.forEach(name -> {
            var said = letter.headers().lastHeader(name);
            if (said != null) {
                headers.add(said);
            }
        });
        headers.add(CUT_FROM, Integer.toString(value.length).getBytes(UTF_8));
        return new ProducerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.timestamp(),
                bytesOf(letter.key()).length <= MOST_BYTES_OF_KEY ? letter.key() : null,
                Arrays.copyOf(value, Math.min(value.length, BYTES_LEFT_BY_CUTTING)),
                headers);
    }

    private static byte[] bytesOf(@Nullable Object keyOrValue) {
        return switch (keyOrValue) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            default -> keyOrValue.toString().getBytes(UTF_8);
        };
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        attempts.get().set(attempt);
        var error = failure == null ? new IllegalStateException("unknown") : failure;
        var kind = ErrorKind.of(error);
        var begins = attempt == 1;
        var misfit = ErrorKind.isMisfit(error);
        log.atLevel(begins && misfit ? Level.ERROR : Level.WARN)
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("attempt", attempt)
                .addKeyValue("kind", kind)
                .addKeyValue("error", rootOf(error).getClass().getName())
                .setCause(begins && (misfit || kind == ErrorKind.UNEXPECTED) ? error : null)
                .log("could not take a record");
    }

    /** What would lie beside their topics if a listener had given them up; nothing is sent. */
    static List<ProducerRecord<?, ?>> of(Collection<GivenUp> givenUp, KafkaTemplate<?, ?> kafka) {
        var letters = new ArrayList<ProducerRecord<?, ?>>();
        DeadLetters drafts = new DeadLetters(kafka) {
            @Override
            protected void publish(
                    ProducerRecord<Object, Object> letter,
                    KafkaOperations<Object, Object> unused,
                    ConsumerRecord<?, ?> record) {
                letters.add(letter);
            }
        };
        for (var each : givenUp) {
            drafts.attempts.get().set(each.attempts());
            drafts.accept(asItCame(each), each.error());
        }
        return letters;
    }

    private static ConsumerRecord<String, byte[]> asItCame(GivenUp givenUp) {
        var original = givenUp.original();
        var message = Envelopes.read(original.envelope());
        var headers = new RecordHeaders().add("content-type", Envelopes.CONTENT_TYPE.getBytes(UTF_8));
        if (givenUp.traceparent() != null) {
            headers.add(Traces.HEADER, givenUp.traceparent().getBytes(UTF_8));
        }
        return new ConsumerRecord<>(
                message.topic().wireName(),
                original.partition(),
                original.offset(),
                original.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                original.envelope().length,
                message.user().toString(),
                original.envelope(),
                headers,
                Optional.empty());
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
