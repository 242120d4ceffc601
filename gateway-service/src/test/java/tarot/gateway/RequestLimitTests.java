package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.TELEGRAM;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tarot.testing.TestServers;

/** Each test's clients have addresses of their own, told by a trusted proxy, for all of them share one Redis. */
class RequestLimitTests {

    private static final String TRUST = "GATEWAY_TRUSTED_PROXIES=127.0.0.0/8";
    private static final String MEASURED = "MANAGEMENT_PORT=0";
    private static final String[] FIVE_AT_ONCE = {TRUST, "GATEWAY_REQUESTS_PER_SECOND=1", "GATEWAY_REQUESTS_BURST=5"};

    @Test
    void replicasLetAClientPassSoOftenTogether() throws Exception {
        try (var bot = Backend.started();
                var one = Gateway.inFrontOf(bot, bot, FIVE_AT_ONCE);
                var two = Gateway.inFrontOf(bot, bot, FIVE_AT_ONCE)) {
            var statuses = new ArrayList<Integer>();
            for (var i = 0; i < 8; i++) {
                statuses.add(status(one, "192.0.2.1"));
                statuses.add(status(two, "192.0.2.1"));
            }

            assertThat(statuses.subList(0, 5)).containsOnly(200);
            assertThat(statuses.subList(5, 10)).contains(429);
            assertThat(bot.received()).hasSizeBetween(5, 7);
            assertThat(status(one, "192.0.2.2")).isEqualTo(200);
            Awaitility.await().atMost(Duration.ofSeconds(4)).until(() -> status(two, "192.0.2.1") == 200);
        }
    }

    @Test
    void aRefusalSaysWhenToComeBack() throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(
                        bot, bot, TRUST, "GATEWAY_REQUESTS_PER_SECOND=1", "GATEWAY_REQUESTS_BURST=1")) {
            status(gateway, "192.0.2.10");
            var answer = gateway.send(
                    gateway.to(TELEGRAM).header("X-Forwarded-For", "192.0.2.10").POST(BodyPublishers.ofString("x")));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).contains("Too many requests. Please slow down.");
        }
    }

    @Test
    void manyAtOnceAreCountedExactly() throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(
                        bot, bot, TRUST, "GATEWAY_REQUESTS_PER_SECOND=1", "GATEWAY_REQUESTS_BURST=100");
                var threads = Executors.newFixedThreadPool(16)) {
            var asked = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 300; i++) {
                asked.add(threads.submit(() -> status(gateway, "192.0.2.20")));
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : asked) {
                statuses.add(answer.get());
            }

            assertThat(statuses).containsOnly(200, 429);
            assertThat(Collections.frequency(statuses, 200))
                    .isBetween(100, 110); // the bucket goes on filling meanwhile, one a second
        }
    }

    @Test
    void whoIsNotTrustedCannotMakeUpAddresses() throws Exception {
        try (var bot = Backend.started();
                var gateway =
                        Gateway.inFrontOf(bot, bot, "GATEWAY_REQUESTS_PER_SECOND=1", "GATEWAY_REQUESTS_BURST=3")) {
            var statuses = new ArrayList<Integer>();
            for (var i = 0; i < 8; i++) {
                statuses.add(status(gateway, "198.51.100." + i));
            }

            assertThat(statuses).contains(429);
        }
    }

    @Test
    void withoutRedisAStrictLimitHoldsAndNobodyMeetsAnError() throws Exception {
        try (var bot = Backend.started();
                var gateway =
                        Gateway.inFrontOf(bot, bot, TRUST, MEASURED, "GATEWAY_REQUESTS_PER_SECOND_WITHOUT_REDIS=3")) {
            assertThat(status(gateway, "192.0.2.30")).isEqualTo(200);
            TestServers.redis().stop();
            try {
                Awaitility.await()
                        .until(() -> metrics(gateway).contains("gateway_limit_shared{service=\"gateway-service\"} 0.0")
                                || status(gateway, "192.0.2.31") == 0);
                var statuses = statuses(gateway, "192.0.2.32", 12);
                assertThat(statuses).containsOnly(200, 429);
                assertThat(gateway.send(gateway.to("/actuator/health/readiness"))
                                .statusCode())
                        .isEqualTo(200);
            } finally {
                TestServers.redis().start();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> status(gateway, "192.0.2.33") > 0
                            && metrics(gateway).contains("gateway_limit_shared{service=\"gateway-service\"} 1.0"));
        }
    }

    @Test
    void aRedisThatDoesNotAnswerHoldsUpOnlyNowAndThen() throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(
                        bot, bot, TRUST, MEASURED, "GATEWAY_REQUESTS_PER_SECOND_WITHOUT_REDIS=1000")) {
            assertThat(status(gateway, "192.0.2.40")).isEqualTo(200);
            TestServers.redis().pause();
            try {
                var before = System.nanoTime();
                assertThat(statuses(gateway, "192.0.2.41", 50)).containsOnly(200);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            } finally {
                TestServers.redis().resume();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> status(gateway, "192.0.2.42") > 0
                            && metrics(gateway).contains("gateway_limit_shared{service=\"gateway-service\"} 1.0"));
        }
    }

    @Test
    void aGatewayThatStartsWithoutRedisWorksAndFindsItLater() throws Exception {
        TestServers.redis().stop();
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(bot, bot, TRUST, MEASURED)) {
            try {
                assertThat(status(gateway, "192.0.2.50")).isEqualTo(200);
            } finally {
                TestServers.redis().start();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> status(gateway, "192.0.2.51") > 0
                            && metrics(gateway).contains("gateway_limit_shared{service=\"gateway-service\"} 1.0"));
        }
    }

    private static List<Integer> statuses(Gateway gateway, String client, int times) throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < times; i++) {
            statuses.add(status(gateway, client));
        }
        return statuses;
    }

    private static int status(Gateway gateway, String client) throws Exception {
        return gateway.send(
                        gateway.to(TELEGRAM).header("X-Forwarded-For", client).POST(BodyPublishers.ofString("x")))
                .statusCode();
    }

    private static String metrics(Gateway gateway) throws Exception {
        return gateway.send(gateway.toManagement("/actuator/prometheus")).body();
    }
}
