package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.sealing.InvoiceSeal;
import tarot.testing.TestServers;

@BotTest
class CheckoutWebhookTests {

    static final Duration DEADLINE = Duration.ofSeconds(2);

    final InvoiceSeal invoices;
    final JdbcClient jdbc;
    final Identity identity;
    final Chatter ada;

    CheckoutWebhookTests(InvoiceSeal invoices, JdbcClient jdbc, Identity identity, @LocalServerPort int port) {
        this.invoices = invoices;
        this.jdbc = jdbc;
        this.identity = identity;
        this.ada = new Chatter(port);
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
    void whoeverAsksBeforeAPaymentIsNeitherCountedNorKnown() {
        for (var i = 0; i < 15; i++) {
            assertThat(ada.asksToPay("XTR", 200, payload()).body()).contains("\"ok\":true");
        }
        assertThat(jdbc.sql("select count(*) from person where telegram_key = ?")
                        .param(identity.telegramKey(ada.id))
                        .query(Long.class)
                        .single())
                .as("nobody is registered who only asked")
                .isZero();
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
            assertThat(ada.readiness())
                    .as("else nobody would send it a question before a payment")
                    .isEqualTo(200);
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
    void aPostgresThatHangsIsTakenForAway() throws Exception {
        ada.says("/start");
        var payload = payload();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        TestServers.postgres().pause();
        try {
            var begin = System.nanoTime();
            var strangers = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < 40; i++) {
                strangers.add(threads.submit(() -> new Chatter(ada.port).says("/start")));
            }
            assertThat(ada.asksToPay("XTR", 200, payload).body()).contains("\"ok\":true");
            for (var stranger : strangers) {
                assertThat(stranger.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("the gateway waits ten seconds")
                    .isLessThan(Duration.ofSeconds(10));
        } finally {
            TestServers.postgres().resume();
            threads.close();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> ada.says("/help").statusCode() == 200);
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
}
