package tarot.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Topics;
import tarot.e2e.stage.Topics.Letter;

/** Records that nobody can take. */
@Journey
class PoisonJourney {

    @Test
    void aPoisonedRecordIsDeadLetteredAndTheNextOneGoesThrough(Stage stage) {
        var visitor = stage.visitor().arrives();
        var user = visitor.user();
        var reading = new ReadingId(MessageTypes.idOf(RequestReading.class, user.value()));
        var neverReserved = new CaptureCredits(reading, user);
        var unsealable = new RequestReading(reading, user, Spread.ONE_CARD, new Sealed("bm90IGEgY2lwaGVydGV4dA=="));
        var before = stage.topics().deadLetters().size();
        var garbage = "{\"specversion\": \"1.0\", \u0000 no".getBytes(UTF_8);
        var unknown = Topics.envelope("tarot.credit.make-rich.v1", reading.value(), user, Map.of("user", user));
        stage.topics().send(Topic.CREDIT_COMMANDS, user, garbage);
        stage.topics().send(Topic.CREDIT_COMMANDS, user, unknown);
        stage.topics().send(Topic.CREDIT_COMMANDS, user, envelope(neverReserved));
        stage.topics().send(Topic.READING_COMMANDS, user, garbage);
        stage.topics().send(Topic.READING_COMMANDS, user, envelope(unsealable));
        stage.topics().send(Topic.PAYMENT_COMMANDS, user, garbage);

        visitor.says("/reading Does it go on?");
        visitor.hears("1 credit for this reading");
        visitor.says("/buy");
        visitor.hears("How many credits would you like?");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> stage.topics().deadLetters().size() >= before + 6);
        stage.meanDeadLetters(6);
        var letters = stage.topics().deadLetters().stream()
                .filter(letter -> letter.key().equals(user.toString()))
                .toList();
        assertThat(kinds(letters, Topic.CREDIT_COMMANDS)).hasSize(3).startsWith("VALIDATION", "VALIDATION");
        assertThat(kinds(letters, Topic.READING_COMMANDS)).hasSize(2).startsWith("VALIDATION");
        assertThat(kinds(letters, Topic.PAYMENT_COMMANDS)).containsExactly("VALIDATION");
        assertThat(letters).anyMatch(letter -> Arrays.equals(letter.value(), garbage));
        assertThat(letters).anyMatch(letter -> Arrays.equals(letter.value(), unknown));
        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.headers())
                        .containsKeys("tarot-error-class", "tarot-attempts", "kafka_dlt-original-topic"));
    }

    private static byte[] envelope(Message message) {
        return Topics.envelope(MessageTypes.nameOf(message.getClass()), message.id(), message.user(), message);
    }

    private static List<String> kinds(List<Letter> letters, Topic topic) {
        return letters.stream()
                .filter(letter -> letter.topic().equals(topic.deadLetters()))
                .map(letter -> letter.headers().getOrDefault("tarot-error-kind", "none"))
                .toList();
    }
}
