package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public port says about the gateway itself, and where the rest is said. */
class ManagementPortTests {

    private static final String METRICS = "/actuator/prometheus";

    @ParameterizedTest
    @ValueSource(strings = {"MANAGEMENT_PORT=", "MANAGEMENT_PORT=0"})
    void thePublicPortAnswersHealthAndNothingElse(String setting) throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(bot, bot, setting)) {
            for (var path : new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
                var answer = gateway.send(gateway.to(path));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
            }
            var health = gateway.send(gateway.to("/actuator/health"));
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("components");
            for (var path : new String[] {METRICS, "/actuator", "/actuator/env", "/actuator/health/redis"}) {
                assertThat(gateway.send(gateway.to(path)).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void metricsAreOnAPortOfTheirOwn() throws Exception {
        try (var bot = Backend.started();
                var gateway = Gateway.inFrontOf(bot, bot, "MANAGEMENT_PORT=0")) {
            assertThat(gateway.send(gateway.toManagement(METRICS)).body())
                    .contains("gateway_limit_shared{service=\"gateway-service\"} ");
            assertThat(gateway.send(gateway.toManagement("/actuator/health/readiness"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
