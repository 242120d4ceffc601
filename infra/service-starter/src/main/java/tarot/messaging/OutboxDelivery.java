package tarot.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.tracing.Traces;

/**
 * Sends the outbox's next messages in their order, awaits the acknowledgements, deletes what was acknowledged. Of one
 * leadership, as its producer is: once closed it sends nothing any more.
 */
class OutboxDelivery implements AutoCloseable {

    private static final byte[] CONTENT_TYPE = Envelopes.CONTENT_TYPE.getBytes(US_ASCII);

    /** Without waiting for the disk: what a crash of the database brings back is sent again, as after any crash. */
    private static final String FORGET = """
            with unhurried as materialized (select set_config('synchronous_commit', 'off', true))
            delete from outbox using unhurried where id = any(?)
            """;

    private final JdbcClient jdbc;
    private final Producer<String, byte[]> producer;
    private final int batch;
    private volatile @Nullable Long silentSince; // by nanoTime
    private @Nullable Exception failure;

    /** The producer must try for ever: giving one record up and sending the next would break the order. */
    OutboxDelivery(JdbcClient jdbc, Producer<String, byte[]> producer, int batch) {
        this.jdbc = jdbc;
        this.producer = producer;
        this.batch = batch;
    }

    private record Row(
            long id,
            String topic,
            String key,
            @Nullable String payload,
            @Nullable String traceparent,
            @Nullable DeadLetter deadLetter) {}

    private record DeadLetter(byte[] raw, String[] headerNames, byte[][] headerValues) {}

    private record Sent(long id, Future<RecordMetadata> acknowledgement) {}

    /** Answers whether there may be more at once. Whatever the broker did not take stays, and so does all that comes after it. */
    boolean deliver() {
        failure = null;
        var rows = jdbc.sql("""
                select id, topic, key, payload, traceparent, raw, header_names, header_values
                from outbox order by id limit ?
                """).param(batch).query(OutboxDelivery::row).list();
        if (silentSince == null && !rows.isEmpty()) {
            silentSince = System.nanoTime();
        }
        var acknowledged = acknowledged(send(rows));
        if (acknowledged.size() == rows.size()) {
            silentSince = null;
        }
        if (!acknowledged.isEmpty()) {
            jdbc.sql(FORGET)
                    .param(acknowledged.stream().mapToLong(id -> id).toArray())
                    .update();
        }
        return acknowledged.size() == batch;
    }

    /** What kept the last delivery from sending all that it had; null where nothing did. */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** Whether the broker has owed an acknowledgement for longer. */
    boolean isSilentFor(Duration patience) {
        var since = silentSince;
        return since != null && System.nanoTime() - since > patience.toNanos();
    }

    /**
     * At once: what is on its way is still in the outbox, and must not arrive behind what the next one to lead sends. A
     * delivery that waits in another thread ends by it.
     */
    @Override
    public void close() {
        var interrupted = Thread.interrupted(); // or else it would not wait for the end of what sends
        try {
            producer.close(Duration.ZERO);
        } catch (InterruptException _) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var raw = row.getBytes(6);
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                raw == null
                        ? null
                        : new DeadLetter(raw, (String[]) row.getArray(7).getArray(), (byte[][])
                                row.getArray(8).getArray()));
    }

    private List<Sent> send(List<Row> rows) {
        var sent = new ArrayList<Sent>(rows.size());
        for (var row : rows) {
            try {
                var acknowledgement = send(row);
                sent.add(new Sent(row.id(), acknowledgement));
                if (acknowledgement.state() == Future.State.FAILED) { // it knew no broker: what follows must wait, too
                    break;
                }
            } catch (RuntimeException e) {
                failure = e;
                break;
            }
        }
        return sent;
    }

    private Future<RecordMetadata> send(Row row) {
        if (row.deadLetter() != null) {
            return send(row, row.deadLetter());
        }
        var record = new ProducerRecord<>(
                row.topic(), row.key(), requireNonNull(row.payload()).getBytes(UTF_8));
        record.headers().add("content-type", CONTENT_TYPE);
        if (row.traceparent() == null) {
            return producer.send(record);
        }
        record.headers().add(Traces.HEADER, row.traceparent().getBytes(US_ASCII));
        return Traces.within(
                row.traceparent(), () -> producer.send(record)); // so that the agent's span joins the trace
    }

    private Future<RecordMetadata> send(Row row, DeadLetter letter) {
        var record = new ProducerRecord<>(row.topic(), row.key(), letter.raw());
        for (int n = 0; n < letter.headerNames().length; n++) {
            record.headers().add(letter.headerNames()[n], letter.headerValues()[n]);
        }
        return producer.send(record);
    }

    private List<Long> acknowledged(List<Sent> sent) {
        var ids = new ArrayList<Long>(sent.size());
        try {
            producer.flush(); // it lingers until it is told that this is all
        } catch (InterruptException _) {
            return ids;
        }
        for (var each : sent) {
            try {
                each.acknowledgement().get();
                ids.add(each.id());
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof Exception cause ? cause : e;
                break;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return ids;
    }
}
