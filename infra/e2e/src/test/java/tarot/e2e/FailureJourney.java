package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Told;
import tarot.e2e.stage.Visitor;
import tarot.local.settings.Ports;

/** What people notice when parts of the system fail: at most that it takes a little longer. */
@Journey
class FailureJourney {

    @Test
    void readingServiceIsKilledWhileInterpreting(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.simulators().modelTakes(Duration.ofMillis(2_500));
        visitor.says("/reading three Who picks up the pieces?");
        visitor.sees();
        await().until(() ->
                !stage.simulators().modelWasAsked("picks up the pieces").isEmpty());
        stage.system().service(Ports.READING).kill();
        stage.simulators().modelTakes(Duration.ZERO);
        stage.system().service(Ports.READING).start();
        stage.system().awaitHealthy();
        visitor.hears("2 credits for this reading");

        visitor.says("/balance");
        visitor.hears("You have 3 credits");
        stage.comesToRest();
        assertThat(visitor.timesHeard("for this reading")).isEqualTo(1);
        assertThat(visitor.heard().stream().filter(Told::photo)).hasSize(1);
        assertThat(stage.books().readings(visitor.user())).containsExactly("COMPLETED");
        assertThat(stage.books().entries(visitor.user(), "CAPTURE")).isEqualTo(1);
        assertThat(stage.topics().facts(ReadingCompleted.class, visitor.user())).isEqualTo(1);
    }

    @Test
    void creditAndNotificationAreKilledWhileReadingsAreUnderWay(Stage stage) {
        var visitors = visitors(stage, 2);
        stage.simulators().modelTakes(Duration.ofMillis(800));
        var services = List.of(Ports.CREDIT, Ports.NOTIFICATION);
        for (var i = 0; i < services.size(); i++) {
            visitors.get(i).says("/reading Who is still there?");
            stage.system().service(services.get(i)).kill();
        }
        services.forEach(name -> stage.system().service(name).start());
        stage.system().awaitHealthy();
        visitors.forEach(visitor -> visitor.hears("1 credit for this reading"));
        stage.comesToRest();
        for (var visitor : visitors) {
            assertThat(stage.books().readings(visitor.user())).containsExactly("COMPLETED");
            assertThat(stage.books().entries(visitor.user(), "CAPTURE")).isEqualTo(1);
        }
    }

    @Test
    void kafkaIsRestartedInTheMiddle(Stage stage) {
        var visitors = visitors(stage, 4);
        stage.simulators().modelTakes(Duration.ofSeconds(1));
        visitors.subList(0, 2).forEach(visitor -> visitor.says("/reading What if the line goes dead?"));
        stage.system().kafka().stop();
        visitors.subList(2, 4).forEach(visitor -> visitor.says("/reading Does anybody hear me?"));
        await().alias("an update is refused while Kafka is away")
                .atMost(Duration.ofSeconds(20))
                .until(() -> stage.simulators().webhookAnswers().contains(503));
        stage.system().kafka().start();
        var back = System.nanoTime();
        visitors.forEach(visitor -> visitor.hears("1 credit for this reading"));
        stage.remark("all delivered %.1f s after Kafka was back", (System.nanoTime() - back) / 1e9);
        stage.comesToRest();
        for (var visitor : visitors) {
            assertThat(visitor.timesHeard("for this reading")).isEqualTo(1);
            assertThat(stage.books().readings(visitor.user())).containsExactly("COMPLETED");
            assertThat(stage.books().entries(visitor.user(), "CAPTURE")).isEqualTo(1);
        }
    }

    @Test
    void telegramAsksForPatience(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.simulators().telegramFails(2, "too-many-requests", "sendMessage", visitor, Map.of("retryAfter", 1));
        visitor.says("/balance");
        visitor.says("/help");
        visitor.hearsInAnyOrder("You have 5 credits", "What you can do here");
        assertThat(stage.simulators().answersTo("sendMessage", visitor)).contains(429);
        assertThat(visitor.timesHeard("You have 5 credits")).isEqualTo(1);
        assertThat(visitor.timesHeard("What you can do here")).isEqualTo(1);
    }

    @Test
    void somebodyBlocksTheBotAndComesBack(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.simulators().modelTakes(Duration.ofSeconds(1));
        visitor.says("/reading Shall I stay?");
        visitor.sees();
        visitor.blocksTheBot(true);
        await().until(() -> stage.topics().facts(RecipientUnreachable.class, visitor.user()) == 1);
        assertThat(stage.simulators().answersTo("sendMessage", visitor)).contains(403);
        assertThat(stage.books().deliveries(visitor.user(), "DROPPED")).isPositive();

        visitor.blocksTheBot(false);
        visitor.says("/balance");
        visitor.hears("You have 4 credits");
    }

    private static List<Visitor> visitors(Stage stage, int number) {
        return Stream.generate(() -> stage.visitor().arrives()).limit(number).toList();
    }
}
