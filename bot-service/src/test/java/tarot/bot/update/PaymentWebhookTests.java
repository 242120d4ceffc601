package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.Message;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.sealing.TransportSealing;
import tarot.testing.TestServers;

@BotTest
@ExtendWith(OutputCaptureExtension.class)
class PaymentWebhookTests {

    static final Heard HEARD = new Heard();
    static final String PAYLOAD = "whatTheInvoiceCarries";

    final JdbcClient jdbc;
    final Identity identity;
    final TransportSealing sealing;
    final Chatter ada;
    final SaidAbout said;

    PaymentWebhookTests(JdbcClient jdbc, Identity identity, TransportSealing sealing, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.sealing = sealing;
        this.ada = new Chatter(port);
        this.said = new SaidAbout(ada, HEARD, jdbc, identity);
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void aPaymentIsRecordedByItsCharge() {
        assertThat(ada.posts(ada.payment("charge " + ada.id, 200, PAYLOAD)).statusCode())
                .isEqualTo(200);
        var recorded = said.only(RecordStarsPayment.class);
        assertThat(recorded)
                .isEqualTo(new RecordStarsPayment(
                        PaymentId.of(PaymentMethod.STARS, "charge " + ada.id),
                        said.user(),
                        200,
                        "XTR",
                        recorded.sealed()));
        assertThat(sealing.open(recorded.sealed(), recorded, StarsCharge.class))
                .isEqualTo(new StarsCharge("charge " + ada.id, ada.id, PAYLOAD));
        assertThat(said.all(InputRefused.class))
                .as("nothing else is said in the chat")
                .isEmpty();
    }

    @Test
    void aPaymentThatIsToldAgainIsTheSameMessage() {
        var update = ada.payment("charge " + ada.id, 200, PAYLOAD);
        for (var i = 0; i < 3; i++) {
            assertThat(ada.posts(update).statusCode()).isEqualTo(200);
        }
        assertThat(ada.posts(ada.payment("charge " + ada.id, 200, PAYLOAD)).statusCode())
                .as("by another update")
                .isEqualTo(200);
        said.atLeast(5);
        assertThat(said.all(RecordStarsPayment.class).stream().map(Message::id).distinct())
                .hasSize(1);
    }

    @Test
    void nobodyIsTooLoudToHavePaid() {
        for (var i = 0; i < 15; i++) {
            ada.says("/help");
        }
        for (var i = 0; i < 15; i++) {
            assertThat(ada.posts(ada.payment("charge " + i + ' ' + ada.id, 200, PAYLOAD))
                            .statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> said.all(RecordStarsPayment.class).size() == 15);
        assertThat(said.all(RequestThrottled.class)).hasSize(1);
    }

    @Test
    void payingCountsAsNoRequest() {
        for (var i = 0; i < 15; i++) {
            ada.posts(ada.payment("charge " + i + ' ' + ada.id, 200, PAYLOAD));
        }
        ada.says("/help");
        await().until(() -> said.all(HelpOffered.class).size() == 1);
        assertThat(said.all(RequestThrottled.class)).isEmpty();
    }

    @Test
    void aPaymentThatCannotBeToldOnComesAgainUntilItCan() {
        ada.says("/start");
        var update = ada.payment("charge " + ada.id, 200, PAYLOAD);
        TestServers.kafka().stop();
        try {
            assertThat(ada.posts(update).statusCode()).isEqualTo(503);
        } finally {
            TestServers.kafka().start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.posts(update).statusCode() == 200);
        await().until(() -> !said.all(RecordStarsPayment.class).isEmpty());
    }

    @Test
    void aPaymentOfSomebodyUnknownWaitsForTheDatabase() {
        var update = ada.payment("charge " + ada.id, 200, PAYLOAD);
        TestServers.postgres().stop();
        try {
            assertThat(ada.posts(update).statusCode()).isEqualTo(503);
            await("nobody waits for what was just found away").until(() -> {
                var begin = System.nanoTime();
                assertThat(ada.posts(update).statusCode()).isEqualTo(503);
                return System.nanoTime() - begin < 900_000_000;
            });
        } finally {
            TestServers.postgres().start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.posts(update).statusCode() == 200);
        said.only(RecordStarsPayment.class);
    }

    @Test
    void aPaymentNeedsNoRedis() {
        TestServers.redis().stop();
        try {
            assertThat(ada.posts(ada.payment("charge " + ada.id, 200, PAYLOAD)).statusCode())
                    .isEqualTo(200);
        } finally {
            TestServers.redis().start();
        }
        said.only(RecordStarsPayment.class);
    }

    @Test
    void aPaymentThatCannotBeReadWakesSomebody(CapturedOutput output) {
        assertThat(ada.sends(Map.of("successful_payment", Map.of("currency", "XTR")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(output.getOut()).contains("ERROR").contains("payment cannot be read");
    }

    @Test
    void aRefundIsNoticedAndNothingIsSaid(CapturedOutput output) {
        ada.says("/help");
        assertThat(ada.sends(Map.of("refunded_payment", Map.of("telegram_payment_charge_id", "c")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(output.getOut()).contains("a refund, which is told by payment-service");
        ada.says("/help");
        assertThat(said.atLeast(3)).hasOnlyElementsOfTypes(PersonRegistered.class, HelpOffered.class);
    }

    @Test
    void noChargeAndNoTelegramIdIsSaidInTheClear(CapturedOutput output) {
        var charge = "stxSecretCharge" + ada.id;
        ada.asksToPay("XTR", 200, PAYLOAD);
        ada.posts(ada.payment(charge, 200, PAYLOAD));
        assertThat(said.only(RecordStarsPayment.class).toString())
                .doesNotContain(charge, Long.toString(ada.id), PAYLOAD);
        assertThat(output.getAll()).doesNotContain(charge, Long.toString(ada.id), PAYLOAD);
    }
}
