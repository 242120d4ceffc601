package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** What tests of telling share: two people, and a Telegram that obeys. */
abstract class Telling {

    final TelegramSimulator telegram;
    final Publisher publisher;
    final JdbcClient jdbc;
    final LeasedWork<Delivery, Outcome> sending;
    final Somebody ada;
    final Somebody bob;

    Telling(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending) {
        this.telegram = telegram;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.sending = sending;
        this.ada = Somebody.unmet(telegram, sealing);
        this.bob = Somebody.unmet(telegram, sealing);
    }

    @BeforeEach
    void quiet() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // a busy machine takes ten to give out Kafka's partitions
        telegram.reset();
    }

    /** The next so many calls for this person fail so. */
    void meets(Somebody person, int times, TelegramFault fault) {
        telegram.fail(times, fault, null, person.telegram().id());
    }

    void happen(Message... events) {
        publisher.publish(List.of(events));
    }

    static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    List<String> states(Somebody person) {
        return jdbc.sql("select state from delivery where user_id = ? order by position")
                .param(person.id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Integer> attempts(Somebody person) {
        return jdbc.sql("select attempts from delivery where user_id = ? order by position")
                .param(person.id().value())
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /** What the outbox holds of dead letters about this person: topic, bytes, and headers that are text. */
    List<DeadLetter> deadLetters(Somebody person) {
        return deadLetters(person.id());
    }

    List<DeadLetter> deadLetters(UserId key) {
        return jdbc.sql("select topic, raw, header_names, header_values from outbox where key = ? and raw is not null")
                .param(key.toString())
                .query((row, _) -> {
                    var headers = new HashMap<String, String>();
                    var names = (String[]) row.getArray(3).getArray();
                    var values = (byte[][]) row.getArray(4).getArray();
                    for (int n = 0; n < names.length; n++) {
                        headers.put(names[n], new String(values[n], UTF_8));
                    }
                    return new DeadLetter(row.getString(1), new String(row.getBytes(2), UTF_8), headers);
                })
                .list();
    }

    record DeadLetter(String topic, String raw, Map<String, String> headers) {}

    static List<String> fileIds(Somebody person) {
        return person.telegram().received().stream()
                .map(ChatMessage::photo)
                .map(photo -> photo == null ? "" : photo.fileId())
                .toList();
    }

    void awaitAnnounced(Somebody person, Message event) {
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select payload from outbox where key = ? and raw is null order by id")
                                .param(person.id().toString())
                                .query(String.class)
                                .list())
                .extracting(payload -> Envelopes.read(payload.getBytes(UTF_8)))
                .contains(event));
    }
}
