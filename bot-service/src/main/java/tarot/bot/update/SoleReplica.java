package tarot.bot.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Of all replicas the one that talks to Telegram: it holds an advisory lock on a connection of its own. */
@Component
class SoleReplica {

    private static final String LOCK = "tarot.bot.telegram";
    private static final int CHECK_SECONDS = 2;

    private final DataSource database;

    SoleReplica(DataSource database) {
        this.database = database;
    }

    /** Empty where another replica is the one. */
    Optional<Office> apply() throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            if (lock(connection)) {
                return Optional.of(new Office(connection));
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(hashtext(?))")) {
            statement.setString(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Held until it is closed, or until its connection breaks. */
    record Office(Connection connection) implements AutoCloseable {

        boolean isHeld() throws SQLException {
            return connection.isValid(CHECK_SECONDS);
        }

        @Override
        public void close() throws SQLException {
            try (connection;
                    var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            }
        }
    }
}
