package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.Person;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.Spread;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;

@BotTest
class ConversationWebhookTests {

    static final Heard HEARD = new Heard();

    final JdbcClient jdbc;
    final TransportSealing sealing;
    final Publisher publisher;
    final Chatter ada;
    final SaidAbout said;

    ConversationWebhookTests(
            JdbcClient jdbc,
            Identity identity,
            TransportSealing sealing,
            Publisher publisher,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.publisher = publisher;
        this.ada = new Chatter(port);
        this.said = new SaidAbout(ada, HEARD, jdbc, identity);
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void whoeverWritesFirstIsRegisteredAndGreeted() {
        assertThat(ada.says("/start").statusCode()).isEqualTo(200);
        var heard = said.atLeast(2);
        assertThat(heard).hasOnlyElementsOfTypes(PersonRegistered.class, Greeted.class);
        var registered = said.only(PersonRegistered.class);
        assertThat(sealing.open(registered.sealed(), registered, Person.class))
                .isEqualTo(new Person(ada.id, "Ada", "en"));
        assertThat(registered.user().value().version()).isEqualTo(7);
    }

    @Test
    void aQuestionIsSealedIntoTheRequest() {
        ada.says("/reading three Will it <b>work</b>? 🔮");
        var request = said.only(RequestReading.class);
        assertThat(request.spread()).isEqualTo(Spread.THREE_CARDS);
        assertThat(sealing.open(request.sealed(), request, Question.class))
                .isEqualTo(new Question("Will it <b>work</b>? 🔮", "en"));
    }

    @Test
    void aPressIsAnsweredInTheResponseAndTheNextTextIsTheQuestion() {
        var pressed = ada.presses("spread:celtic");
        assertThat(pressed.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(pressed.body())
                .contains("\"method\":\"answerCallbackQuery\"")
                .contains("\"callback_query_id\":\"77\"");
        ada.says("Will it work?");
        ada.says("/reading And then?");
        said.atLeast(4);
        assertThat(said.all(RequestReading.class))
                .extracting(RequestReading::spread)
                .containsExactly(Spread.CELTIC_CROSS, Spread.CELTIC_CROSS);
        assertThat(said.all(QuestionAskedFor.class)).hasSize(1);
    }

    @Test
    void theUsualSpreadOutlivesTheSession() {
        ada.says("/reading three Will it work?");
        assertThat(jdbc.sql("select usual_spread from person where user_id = ?")
                        .param(said.user().value())
                        .query(String.class)
                        .single())
                .isEqualTo("three");
    }

    @Test
    void theSameUpdateFiveTimesAtOnceIsOneSetOfMessages() throws Exception {
        var update = ada.message(Map.of("text", "/reading Will it work?"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 5; i++) {
                answers.add(threads.submit(() -> ada.posts(update).statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(ada.posts(update).statusCode()).isEqualTo(200);
        ada.says("/start");
        assertThat(said.atLeast(3)).hasSize(3);
        assertThat(said.all(RequestReading.class)).hasSize(1);
    }

    @Test
    void twoFirstUpdatesAtOnceMakeOnePerson() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 5; i++) {
                answers.add(threads.submit(() -> ada.says("/start").statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        said.atLeast(6);
        assertThat(said.all(PersonRegistered.class)).hasSize(1);
        assertThat(said.all(Greeted.class)).hasSize(5);
    }

    @Test
    void aNewNameIsAnnouncedOnce() {
        ada.says("/start");
        ada.name = "Augusta";
        ada.says("/start");
        ada.says("/start");
        said.atLeast(5);
        var changed = said.only(PersonChanged.class);
        assertThat(sealing.open(changed.sealed(), changed, Person.class))
                .isEqualTo(new Person(ada.id, "Augusta", "en"));
    }

    @Test
    void whoCannotBeReachedIsMarkedUntilTheyWrite() {
        ada.says("/start");
        publisher.publish(List.of(new RecipientUnreachable(new UUID(1, ada.id), said.user())));
        await().until(this::isUnreachable);
        ada.says("/start");
        assertThat(isUnreachable()).isFalse();
    }

    @Test
    void noNameNoTelegramIdAndNoQuestionIsStoredOrSaidInTheClear() {
        ada.name = "Zebulon";
        ada.says("/reading Wird der Quittenbaum tragen?");
        said.atLeast(2);
        assertThat(jdbc.sql("select person::text from person where user_id = ?")
                        .param(said.user().value())
                        .query(String.class)
                        .single())
                .doesNotContain("Zebulon", Long.toString(ada.id));
        assertThat(said.atLeast(2).toString()).doesNotContain("Zebulon", "Quitten", Long.toString(ada.id));
    }

    boolean isUnreachable() {
        return jdbc.sql("select unreachable from person where user_id = ?")
                .param(said.user().value())
                .query(Boolean.class)
                .single();
    }
}
