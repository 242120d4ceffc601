package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.Spread;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** How a reading reaches the person who asked. */
@TelegramSimulation
class ReadingTests extends Telling {

    ReadingTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending) {
        super(telegram, publisher, jdbc, sealing, sending);
    }

    @Test
    void aLongReadingGoesOutInOrderAndGoesOnWhereItStopped() {
        var drawn = ada.drawn(Spread.CELTIC_CROSS, Card.ACE_OF_CUPS);
        var paragraph =
                "One sentence about the matter that is neither short nor long, told for the sake of length. ".repeat(9);
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.Delay(Duration.ZERO)); // the first part goes through
        meets(ada, 2, new TelegramFault.ServerError(502));
        happen(ada.completed(drawn, paragraph));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD"));
        assertThat(ada.read()).hasSizeGreaterThan(2).allMatch(text -> text.length() <= 4096);
        var whole = String.join("", ada.read()).replaceAll("\\s", "");
        assertThat(whole).startsWith("Anopening.").contains("Aclosing.");
        assertThat(whole.split("Onesentence", -1)).hasSize(91);
    }

    @Test
    void aSingleCardIsUploadedOnceAndThenKnown() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_STAR));
        await().untilAsserted(() -> assertThat(ada.telegram().received())
                .singleElement()
                .matches(ChatMessage::isPhoto)
                .extracting(ChatMessage::text)
                .asString()
                .contains("The Star"));
        happen(bob.drawn(Spread.ONE_CARD, Card.THE_STAR));
        await().untilAsserted(() -> assertThat(bob.telegram().received()).hasSize(1));
        assertThat(fileIds(ada)).isEqualTo(fileIds(bob));
    }

    @Test
    void aPictureThatTelegramForgotIsUploadedAnew() {
        happen(ada.registered("Ada"));
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_MOON));
        await().untilAsserted(() -> assertThat(ada.telegram().received()).hasSize(1));
        telegram.fail(
                1,
                new TelegramFault.BadRequest("wrong file identifier/HTTP URL specified"),
                "sendPhoto",
                ada.telegram().id());
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_MOON));
        await().untilAsserted(
                        () -> assertThat(ada.telegram().received()).hasSize(2).allMatch(ChatMessage::isPhoto));
        assertThat(fileIds(ada)).doesNotHaveDuplicates();
    }

    @Test
    void aPictureThatTelegramWillNotTakeBecomesAText() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.BadRequest("IMAGE_PROCESS_FAILED"));
        happen(ada.drawn(Spread.THREE_CARDS, Card.THE_MAGICIAN));
        await().untilAsserted(
                        () -> assertThat(ada.read()).singleElement().asString().contains("1. Past — The Magician"));
    }

    @Test
    void hostileTextsAreOnlyText() {
        var drawn = ada.drawn(Spread.ONE_CARD, Card.JUSTICE);
        var hostile = "</b><script>alert(1)</script> &amp; <a href=\"tg://user?id=1\">x</a> {name} \u202Eevil \uD83D";
        happen(ada.registered("<b>{0}</i>&lt;"));
        happen(ada.greeted());
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
        happen(ada.completed(drawn, hostile));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(2));
        assertThat(ada.read().getFirst()).startsWith("Welcome, <b>{0}</i>&lt;.");
        assertThat(ada.read().getLast())
                .contains("</b><script>alert(1)</script> &amp; <a href=\"tg://user?id=1\">x</a> {name}");
        assertThat(ada.telegram().received().getLast().entities())
                .extracting("type")
                .containsOnly("bold", "italic", "bot_command");
    }

    @Test
    void nothingPersonalLiesOpenInTheDatabase() {
        var drawn = ada.drawn(Spread.ONE_CARD, Card.JUSTICE);
        sending.stop();
        try {
            happen(ada.registered("Adelheid"), ada.completed(drawn, "a secret paragraph"));
            await().untilAsserted(() -> assertThat(states(ada)).hasSize(1));
            var row = jdbc.sql(
                            "select delivery::text || recipient::text from delivery join recipient using (user_id) where user_id = ?")
                    .param(ada.id().value())
                    .query(String.class)
                    .single();
            assertThat(row)
                    .doesNotContain(
                            "secret", "Adelheid", Long.toString(ada.telegram().id()));
        } finally {
            sending.start();
        }
    }
}
