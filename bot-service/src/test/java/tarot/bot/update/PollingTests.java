package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.admission.Admissions;
import tarot.bot.admission.Visit;
import tarot.bot.identity.Identity;
import tarot.bot.telegram.BotApis;
import tarot.bot.telegram.TelegramProperties;
import tarot.bot.update.LongPolling.Progress;
import tarot.bot.update.LongPolling.Standing;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.sealing.InvoiceSeal;

/** Fetches from a Telegram that has prepared what there is to fetch, and forgets what is confirmed. */
@BotTest
class PollingTests {

    final Admissions admissions;
    final Identity identity;
    final InvoiceSeal invoices;
    final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    final List<String> answers = new CopyOnWriteArrayList<>();
    final LongPolling polling;
    final long ada = ThreadLocalRandom.current().nextLong(1, 1L << 52);
    final String user = "{\"id\":" + ada + ",\"first_name\":\"Ada\"}";
    final List<Long> offsets = new CopyOnWriteArrayList<>();
    final Duration turn;
    final ConcurrentNavigableMap<Long, String> updates = new ConcurrentSkipListMap<>();
    volatile int lost;
    volatile int busy;

    PollingTests(
            Intake intake, Admissions admissions, Identity identity, InvoiceSeal invoices, TelegramProperties telegram)
            throws IOException {
        this.admissions = admissions;
        this.identity = identity;
        this.invoices = invoices;
        this.turn = telegram.firstPause();
        server.createContext("/", this::answer);
        server.start();
        polling = new LongPolling(
                BotApis.at("http://localhost:" + server.getAddress().getPort()), intake, telegram);
    }

    @AfterEach
    void stop() {
        polling.close();
        server.stop(0);
    }

    @Test
    void whoIsAboutToPayIsAnsweredByACall() {
        query(5, 200);
        query(6, 1);
        assertThat(polling.fetch()).isEqualTo(new Progress(Standing.FINE, Duration.ZERO));
        fetchesUntilAllIsConfirmed();
        assertThat(answers)
                .hasSize(2)
                .anySatisfy(answer -> assertThat(answer).contains("\"q5\"", "\"ok\":true"))
                .anySatisfy(answer -> assertThat(answer).contains("\"q6\"", "\"ok\":false", "price"));
        polling.fetch();
        assertThat(offsets).as("after an empty answer Telegram may number anew").endsWith(7L, 0L);
    }

    @Test
    void whoIsAboutToPayIsAnsweredOnceAndWaitsForNothingThatIsPutOff() {
        admissions.enter(new Visit(identity.telegramKey(ada), 8));
        help(8);
        query(9, 200);
        assertThat(polling.fetch().pause())
                .as("soon again, for the next who pays")
                .isLessThanOrEqualTo(turn);
        await().until(() -> answers.size() == 1);
        query(10, 200);
        polling.fetch();
        await().until(() -> answers.size() == 2);
        polling.fetch();
        assertThat(answers)
                .satisfiesExactly(
                        answer -> assertThat(answer).contains("\"q9\"", "\"ok\":true"),
                        answer -> assertThat(answer).contains("\"q10\"", "\"ok\":true"));
        assertThat(offsets).as("what is put off stays unconfirmed").containsExactly(0L, 8L, 8L);
    }

    @Test
    void whoIsAboutToPayIsAnsweredAgainWhereTheAnswerWasLost() {
        query(5, 200);
        lost = 1;
        fetchesUntilAllIsConfirmed();
        assertThat(answers).hasSize(2).allSatisfy(answer -> assertThat(answer).contains("\"q5\""));
        assertThat(offsets).startsWith(0L, 5L).endsWith(6L);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502})
    void whoIsAboutToPayIsAnsweredAgainWhereTelegramIsBusy(int code) {
        query(5, 200);
        busy = code;
        fetchesUntilAllIsConfirmed();
        assertThat(answers).hasSize(2).allSatisfy(answer -> assertThat(answer).contains("\"q5\""));
    }

    void fetchesUntilAllIsConfirmed() {
        await().until(() -> {
            polling.fetch();
            return updates.isEmpty();
        });
    }

    void help(long id) {
        updates.put(
                id,
                "{\"update_id\":" + id + ",\"message\":{\"text\":\"/help\",\"from\":" + user + ",\"chat\":{\"id\":"
                        + ada + ",\"type\":\"private\"}}}");
    }

    void query(long id, int stars) {
        var invoice = new Invoice(
                new OrderId(new UUID(1, id)),
                new UserId(new UUID(2, ada)),
                ada,
                "p25",
                Credits.of(25),
                200,
                Instant.now().plusSeconds(60));
        updates.put(id, """
                {"update_id":%d,"pre_checkout_query":{"id":"q%d","from":%s,"currency":"XTR","total_amount":%d,\
                "invoice_payload":"%s"}}""".formatted(id, id, user, stars, invoices.seal(invoice)));
    }

    void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("answerPreCheckoutQuery")) {
            answers.add(body);
            if (lost-- > 0) {
                exchange.close();
                return;
            }
            if (busy > 0) {
                reply(exchange, busy, "{\"ok\":false,\"error_code\":" + busy + ",\"description\":\"Later\"}");
                busy = 0;
                return;
            }
        } else {
            offsets.add(Long.valueOf(body.replaceAll(".*\"offset\":(\\d+).*", "$1")));
            updates.headMap(offsets.getLast()).clear();
        }
        var result = path.endsWith("getUpdates") ? updates.values().toString() : "true";
        reply(exchange, 200, "{\"ok\":true,\"result\":" + result + '}');
    }

    static void reply(HttpExchange exchange, int code, String body) throws IOException {
        var reply = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(code, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }
}
