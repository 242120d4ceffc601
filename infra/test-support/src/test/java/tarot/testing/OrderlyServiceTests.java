package tarot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.orderly.OrderlyService;

@ServiceTest(
        classes = OrderlyService.class,
        properties = {
            "spring.datasource.url=${DATABASE_URL}",
            "spring.datasource.username=${DATABASE_OWNER}",
            "spring.datasource.password=${DATABASE_OWNER_PASSWORD}",
            "spring.datasource.hikari.connection-timeout=250",
            "spring.kafka.bootstrap-servers=${KAFKA_BOOTSTRAP_SERVERS}",
            "spring.kafka.listener.auto-startup=false",
            "MAX_REQUESTS=7"
        })
class OrderlyServiceTests {

    final JdbcClient jdbc;
    final Environment settings;

    OrderlyServiceTests(JdbcClient jdbc, Environment settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Test
    void theDatabaseIsReal() {
        assertThat(jdbc.sql("show server_version").query(String.class).single()).startsWith("18");
    }

    @Test
    void ownSettingsWinAndKeysAreFresh() {
        assertThat(settings.getProperty("MAX_REQUESTS")).isEqualTo("7");
        assertThat(settings.getProperty("TRANSPORT_KEYSET")).isNotEqualTo(settings.getProperty("STORAGE_KEYSET"));
        assertThat(settings.getProperty("tarot.retry.first-pause")).isEqualTo("20ms");
    }

    @Test
    void postgresCanBeTakenAwayAndComesBackWithItsData() {
        jdbc.sql("create table taken_away (name text)").update();
        TestServers.postgres().stop();
        try {
            assertThatThrownBy(() -> jdbc.sql("select 1").query().singleValue())
                    .isInstanceOf(DataAccessException.class);
        } finally {
            TestServers.postgres().start();
        }
        await().ignoreExceptions()
                .until(() -> jdbc.sql("select count(*) = 0 from taken_away")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void kafkaCanBeTakenAwayAndComesBackWithItsRecords() throws Exception {
        Map<String, Object> address =
                Map.of("bootstrap.servers", TestServers.kafka().address());
        try (var admin = Admin.create(address)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        TestServers.kafka().pause();
        TestServers.kafka().resume();
        TestServers.kafka().stop();
        TestServers.kafka().start();
        try (var admin = Admin.create(address)) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    void redisCanBeTakenAway() {
        var address = TestServers.redis().address();
        TestServers.redis().stop();
        TestServers.redis().start();
        assertThat(TestServers.redis().address()).isEqualTo(address);
    }
}
