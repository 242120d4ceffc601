package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tarot.bot.telegram.BotApi;
import tarot.bot.telegram.Registration;
import tarot.bot.telegram.TelegramProperties;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.sealing.InvoiceSeal;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.testing.TestServers;

/** A payment begins as quickly where no webhook brings the question before it, as often asked as in operation. */
@BotTest
class CheckoutPollingTests {

    static final Duration DEADLINE = Duration.ofSeconds(2);

    final TelegramSimulator telegram = SimulatedTelegram.telegram();
    final TelegramDuty usual;
    final TelegramDuty duty;
    final LongPolling polling;
    final InvoiceSeal invoices;

    CheckoutPollingTests(
            TelegramDuty usual, BotApi api, Intake intake, InvoiceSeal invoices, SoleReplica sole, Registration menu) {
        var properties = new TelegramProperties(
                "", "", "", "", 40, Duration.ofSeconds(25), Duration.ofSeconds(1), Duration.ofMillis(100));
        this.polling = new LongPolling(api, intake, properties);
        this.duty = new TelegramDuty(sole, menu, api, polling, properties);
        this.usual = usual;
        this.invoices = invoices;
    }

    @Test
    void aPaymentMayBeginWhileKafkaIsAwayAndThenRedisAndPostgresToo() throws Exception {
        usual.stop();
        duty.start();
        try (polling) {
            var fetches = fetches();
            await().until(() -> fetches() > fetches);
            try {
                TestServers.kafka().stop();
                asManyPay();
                TestServers.redis().stop();
                TestServers.postgres().stop();
                asManyPay();
            } finally {
                TestServers.postgres().start();
                TestServers.kafka().start();
                TestServers.redis().start();
            }
            await("what was put off").atMost(Duration.ofSeconds(60)).until(() -> telegram.pendingUpdates() == 0);
        } finally {
            duty.stop();
            usual.start();
        }
    }

    void asManyPay() {
        var asked = new HashMap<String, Instant>();
        for (var turn = 0; turn < 4; turn++) {
            var fetches = fetches();
            for (var n = 0; n < 6; n++) {
                asks(asked);
            }
            telegram.person(anybody(), "Bob").sends("/help"); // which waits for what is away
            await().until(() -> fetches() > fetches);
        }
        await().until(() -> waits(asked).count() == asked.size());
        var waits = waits(asked).sorted().toArray();
        var longest = waits[waits.length - 1];
        System.out.printf("pre-checkout by polling: p50 %d ms, most %d ms%n", waits[waits.length / 2], longest);
        assertThat(Duration.ofMillis(longest)).isLessThan(DEADLINE);
    }

    void asks(Map<String, Instant> asked) {
        var payer = anybody();
        asked.put("q" + payer, Instant.now());
        telegram.update("""
                {"pre_checkout_query": {"id": "q%d", "from": {"id": %d, "first_name": "Ada"}, "currency": "XTR",
                 "total_amount": 200, "invoice_payload": "%s"}}""".formatted(payer, payer, payload(payer)));
    }

    /** How many milliseconds each who was let go on had to wait. */
    LongStream waits(Map<String, Instant> asked) {
        return telegram.calls("answerPreCheckoutQuery").stream()
                .filter(call -> "true".equals(call.parameters().get("ok")))
                .flatMapToLong(call -> Optional.ofNullable(
                                asked.get(call.parameters().getOrDefault("pre_checkout_query_id", "")))
                        .map(since -> Duration.between(since, call.at()).toMillis())
                        .stream()
                        .mapToLong(Long::longValue));
    }

    static long anybody() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 52);
    }

    long fetches() {
        return telegram.callCounts().getOrDefault("getupdates", 0L);
    }

    String payload(long payer) {
        return invoices.seal(new Invoice(
                new OrderId(new UUID(5, payer)),
                new UserId(new UUID(6, payer)),
                payer,
                "p25",
                Credits.of(25),
                200,
                Instant.now().plusSeconds(3_600)));
    }
}
