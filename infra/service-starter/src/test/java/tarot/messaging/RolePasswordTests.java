package tarot.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import tarot.testing.ServiceTest;

@ServiceTest
class RolePasswordTests {

    static final String ROLE = "tarot_password_tests";

    final Environment environment;

    RolePasswordTests(Environment environment) {
        this.environment = environment;
    }

    @Test
    void aNewPasswordHoldsFromTheNextStartOn() throws SQLException {
        start("the-first-one");
        logIn("the-first-one");
        start("the-second-one");
        logIn("the-second-one");
        assertThatThrownBy(() -> logIn("the-first-one")).isInstanceOf(SQLException.class);
    }

    private void start(String password) {
        Flyway.configure()
                .dataSource(
                        setting("spring.flyway.url"), setting("spring.flyway.user"), setting("spring.flyway.password"))
                .schemas("password_tests")
                .locations("classpath:db/starter")
                .placeholders(Map.of("role", ROLE, "password", password))
                .load()
                .migrate();
    }

    private void logIn(String password) throws SQLException {
        try (var connection = DriverManager.getConnection(setting("spring.flyway.url"), ROLE, password)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private String setting(String property) {
        return environment.getRequiredProperty(property);
    }
}
