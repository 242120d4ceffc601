package tarot.messaging;

import java.util.Arrays;
import java.util.Collection;
import org.apache.kafka.common.header.Header;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.Message;
import tarot.storage.AfterCommit;
import tarot.storage.Rows;
import tarot.tracing.Traces;

/** Messages that leave if, and only if, the surrounding transaction commits; in the order given. */
public class Outbox {

    private final JdbcClient jdbc;
    private final Envelopes envelopes;
    private final Relay relay;
    private final KafkaTemplate<?, ?> kafka;

    Outbox(JdbcClient jdbc, Envelopes envelopes, Relay relay, KafkaTemplate<?, ?> kafka) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.relay = relay;
        this.kafka = kafka;
    }

    /**
     * Appends them. Order is kept per person only where the caller has locked something of that person's first, as two
     * transactions that write at once commit in any order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Collection<? extends Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var rows = new Rows<Message>(messages);
        jdbc.sql("""
                insert into outbox (topic, key, payload, traceparent)
                select topic, key, payload, traceparent
                from unnest(?, ?, ?, ?) with ordinality as message (topic, key, payload, traceparent, position)
                order by position
                """)
                .param(rows.text(message -> message.topic().wireName()))
                .param(rows.text(message -> message.user().toString()))
                .param(rows.text(envelopes::write))
                .param(rows.text(Traces::of))
                .update();
        wakeRelay();
    }

    /** Puts what was taken and in the end could not be dealt with beside its topic, as a listener would have. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(Collection<GivenUp> givenUp) {
        if (givenUp.isEmpty()) {
            return;
        }
        for (var letter : DeadLetters.of(givenUp, kafka)) {
            var headers = letter.headers().toArray();
            jdbc.sql("insert into outbox (topic, key, raw, header_names, header_values) values (?, ?, ?, ?, ?)")
                    .param(letter.topic())
                    .param(letter.key())
                    .param(letter.value())
                    .param(new SqlArrayValue(
                            "text", Arrays.stream(headers).map(Header::key).toArray()))
                    .param(new SqlArrayValue("bytea", (Object[])
                            Arrays.stream(headers).map(Header::value).toArray(byte[][]::new)))
                    .update();
        }
        wakeRelay();
    }

    /** In this process without a word to the database; another replica's relay is told with the commit. */
    private void wakeRelay() {
        if (!relay.isLeading()) {
            jdbc.sql("select pg_notify(?, '')")
                    .param(relay.channel())
                    .query((_, _) -> true)
                    .list();
            return;
        }
        AfterCommit.run(relay::wake);
    }
}
