package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.HelpOffered;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.BotEvent.RequestThrottled;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.sealing.InvoiceSeal;
import tarot.sealing.TransportSealing;
import tarot.testing.TestServers;

@BotTest
@ExtendWith(OutputCaptureExtension.class)
class PaymentWebhookTests {

    static final Heard HEARD = new Heard();
    static final Duration DEADLINE = Duration.ofSeconds(2);

    final JdbcClient jdbc;
    final Identity identity;
    final TransportSealing sealing;
    final InvoiceSeal invoices;
    final Chatter ada;

    PaymentWebhookTests(
            JdbcClient jdbc,
            Identity identity,
            TransportSealing sealing,
            InvoiceSeal invoices,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.sealing = sealing;
        this.invoices = invoices;
        this.ada = new Chatter(port);
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void whoIsAboutToPayWhatTheInvoiceSaysIsLetGoOn() {
        var answer = ada.asksToPay("XTR", 200, payload());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .contains("\"method\":\"answerPreCheckoutQuery\"")
                .contains("\"pre_checkout_query_id\":\"q" + ada.id + '"')
                .contains("\"ok\":true");
    }

    @Test
    void whoIsAboutToPayAnythingElseIsToldWhyNot() {
        assertThat(reason(ada.asksToPay("XTR", 199, payload()))).contains("price");
        assertThat(reason(ada.asksToPay("USD", 200, payload()))).contains("Stars only");
        assertThat(reason(ada.asksToPay("XTR", 200, payload() + "A"))).contains("not one of ours");
        assertThat(reason(ada.asksToPay("XTR", 200, invoices.seal(invoice(ada.id + 1, Instant.now())))))
                .contains("somebody else");
        assertThat(reason(ada.asksToPay(
                        "XTR", 200, invoices.seal(invoice(ada.id, Instant.now().minusSeconds(2))))))
                .contains("expired");
        assertThat(reason(ada.posts("{\"update_id\": 9, \"pre_checkout_query\": {\"id\": \"q9\", \"from\": []}}")))
                .contains("not one of ours");
    }

    @Test
    void whatIsAskedBeforeAPaymentCountsAsNoRequest() {
        for (var i = 0; i < 15; i++) {
            assertThat(ada.asksToPay("XTR", 200, payload()).body()).contains("\"ok\":true");
        }
        assertThat(ada.says("/help").statusCode()).isEqualTo(200);
        assertThat(heard(2)).hasOnlyElementsOfTypes(PersonRegistered.class, HelpOffered.class);
    }

    @Test
    void aPaymentMayBeginWhileRedisPostgresAndKafkaAreAway() throws Exception {
        ada.says("/start");
        var payload = payload();
        TestServers.redis().stop();
        TestServers.kafka().stop();
        TestServers.postgres().stop();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // people go on writing meanwhile, and each of them waits for what is away
            var waiting = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < 100; i++) {
                waiting.add(threads.submit(() -> ada.says("/help")));
            }
            var nanos = new ArrayList<Long>();
            for (var i = 0; i < 500; i++) {
                var begin = System.nanoTime();
                assertThat(ada.asksToPay("XTR", 200, payload).body()).contains("\"ok\":true");
                assertThat(reason(ada.asksToPay("XTR", 1, payload))).contains("price");
                nanos.add((System.nanoTime() - begin) / 2);
            }
            var p99 = Duration.ofNanos(nanos.stream().sorted().toList().get(494));
            System.out.printf(
                    "pre-checkout without Redis, Postgres and Kafka: p50 %d us, p99 %d us, most %d us%n",
                    nanos.stream().sorted().toList().get(249) / 1_000,
                    p99.toNanos() / 1_000,
                    nanos.stream().max(Long::compare).orElseThrow() / 1_000);
            assertThat(p99).isLessThan(DEADLINE);
            for (var update : waiting) {
                assertThat(update.get().statusCode()).isIn(200, 503);
            }
        } finally {
            TestServers.postgres().start();
            TestServers.kafka().start();
            TestServers.redis().start();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> ada.says("/help").statusCode() == 200);
    }

    @Test
    void aPaymentIsRecordedByItsCharge() {
        var payload = payload();
        assertThat(ada.posts(ada.payment("charge " + ada.id, 200, payload)).statusCode())
                .isEqualTo(200);
        var recorded = only(RecordStarsPayment.class);
        assertThat(recorded)
                .isEqualTo(new RecordStarsPayment(
                        PaymentId.of(PaymentMethod.STARS, "charge " + ada.id), user(), 200, "XTR", recorded.sealed()));
        assertThat(sealing.open(recorded.sealed(), recorded.id(), StarsCharge.class))
                .isEqualTo(new StarsCharge("charge " + ada.id, ada.id, payload));
        assertThat(all(InputRefused.class))
                .as("nothing else is said in the chat")
                .isEmpty();
    }

    @Test
    void aPaymentThatIsToldAgainIsTheSameMessage() {
        var update = ada.payment("charge " + ada.id, 200, payload());
        for (var i = 0; i < 3; i++) {
            assertThat(ada.posts(update).statusCode()).isEqualTo(200);
        }
        assertThat(ada.posts(ada.payment("charge " + ada.id, 200, payload())).statusCode())
                .as("by another update")
                .isEqualTo(200);
        heard(5);
        assertThat(all(RecordStarsPayment.class).stream().map(Message::id).distinct())
                .hasSize(1);
    }

    @Test
    void nobodyIsTooLoudToHavePaid() {
        for (var i = 0; i < 15; i++) {
            ada.says("/help");
        }
        for (var i = 0; i < 15; i++) {
            assertThat(ada.posts(ada.payment("charge " + i + ' ' + ada.id, 200, payload()))
                            .statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> all(RecordStarsPayment.class).size() == 15);
        assertThat(all(RequestThrottled.class)).hasSize(1);
    }

    @Test
    void payingCountsAsNoRequest() {
        for (var i = 0; i < 15; i++) {
            ada.posts(ada.payment("charge " + i + ' ' + ada.id, 200, payload()));
        }
        ada.says("/help");
        await().until(() -> all(HelpOffered.class).size() == 1);
        assertThat(all(RequestThrottled.class)).isEmpty();
    }

    @Test
    void aPaymentThatCannotBeToldOnComesAgainUntilItCan() {
        ada.says("/start");
        var update = ada.payment("charge " + ada.id, 200, payload());
        TestServers.kafka().stop();
        try {
            assertThat(ada.posts(update).statusCode()).isEqualTo(503);
        } finally {
            TestServers.kafka().start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.posts(update).statusCode() == 200);
        await().until(() -> !all(RecordStarsPayment.class).isEmpty());
    }

    @Test
    void aPaymentOfSomebodyUnknownWaitsForTheDatabase() {
        var update = ada.payment("charge " + ada.id, 200, payload());
        TestServers.postgres().stop();
        try {
            assertThat(ada.posts(update).statusCode()).isEqualTo(503);
        } finally {
            TestServers.postgres().start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.posts(update).statusCode() == 200);
        only(RecordStarsPayment.class);
    }

    @Test
    void aPaymentNeedsNoRedis() {
        TestServers.redis().stop();
        try {
            assertThat(ada.posts(ada.payment("charge " + ada.id, 200, payload()))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            TestServers.redis().start();
        }
        only(RecordStarsPayment.class);
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
        assertThat(heard(3)).hasOnlyElementsOfTypes(PersonRegistered.class, HelpOffered.class);
    }

    @Test
    void noChargeAndNoTelegramIdIsSaidInTheClear(CapturedOutput output) {
        var charge = "stxSecretCharge" + ada.id;
        var payload = payload();
        ada.asksToPay("XTR", 200, payload);
        ada.posts(ada.payment(charge, 200, payload));
        assertThat(only(RecordStarsPayment.class).toString()).doesNotContain(charge, Long.toString(ada.id), payload);
        assertThat(output.getAll()).doesNotContain(charge, Long.toString(ada.id), payload);
    }

    String payload() {
        return invoices.seal(invoice(ada.id, Instant.now().plus(1, ChronoUnit.HOURS)));
    }

    Invoice invoice(long buyer, Instant expiresAt) {
        return new Invoice(
                new OrderId(new UUID(5, ada.id)),
                new UserId(new UUID(6, ada.id)),
                buyer,
                "p25",
                Credits.of(25),
                200,
                expiresAt);
    }

    static String reason(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"method\":\"answerPreCheckoutQuery\"")
                .contains("\"ok\":false");
        return answer.body().replaceAll(".*\"error_message\":\"([^\"]*)\".*", "$1");
    }

    List<Message> heard(int count) {
        return HEARD.about(user(), count);
    }

    <T extends Message> T only(Class<T> type) {
        await().until(() -> !all(type).isEmpty());
        assertThat(all(type)).hasSize(1);
        return all(type).getFirst();
    }

    <T extends Message> List<T> all(Class<T> type) {
        return HEARD.about(user()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    UserId user() {
        return new UserId(jdbc.sql("select user_id from person where telegram_key = ?")
                .param(identity.telegramKey(ada.id))
                .query((row, _) -> row.getObject(1, UUID.class))
                .single());
    }
}
