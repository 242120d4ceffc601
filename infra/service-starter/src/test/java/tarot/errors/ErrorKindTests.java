package tarot.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ErrorKindTests {

    @Test
    void theKindIsThatOfTheFirstKnownCause() {
        assertThat(ErrorKind.of(new IllegalStateException(new ServiceException(ErrorKind.PAYMENT, "differs"))))
                .isEqualTo(ErrorKind.PAYMENT);
        assertThat(ErrorKind.of(new UncheckedIOException(new IOException()))).isEqualTo(ErrorKind.EXTERNAL_API);
        assertThat(ErrorKind.of(new DuplicateKeyException("again"))).isEqualTo(ErrorKind.DATABASE);
        assertThat(ErrorKind.of(new IllegalStateException())).isEqualTo(ErrorKind.UNEXPECTED);
    }

    @Test
    void outagesAreToldFromPoison() {
        assertThat(ErrorKind.isOutage(new CannotCreateTransactionException("no connection")))
                .isTrue();
        assertThat(ErrorKind.isOutage(new IllegalStateException(new SQLException("bye", "57P01"))))
                .isTrue();
        assertThat(ErrorKind.isOutage(new ServiceUnavailable("Kafka", new DisconnectException())))
                .isTrue();
        assertThat(ErrorKind.isOutage(new InterruptException("stopping"))).isTrue();
        assertThat(ErrorKind.isOutage(new IllegalStateException(new InterruptedException())))
                .isTrue();
        assertThat(ErrorKind.isOutage(new DataIntegrityViolationException("negative")))
                .isFalse();
        assertThat(ErrorKind.isOutage(new SQLException("no such time", "22008")))
                .isFalse();
        assertThat(ErrorKind.isOutage(new NullPointerException())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "42501", "3F000", "28P01"})
    void aDatabaseThatIsNotAsExpectedIsAnOutageAndNoMessagesFault(String sqlState) {
        var failure = new IllegalStateException(new SQLException("not here", sqlState));
        assertThat(ErrorKind.isOutage(failure)).isTrue();
        assertThat(ErrorKind.isMisfit(failure)).isTrue();
        assertThat(ErrorKind.isMisfit(new SQLException("bye", "57P01"))).isFalse();
    }

    @Test
    void aRollbackThatFailsHidesNoOutage() {
        assertThat(ErrorKind.isOutage(rollbackFailedAfter(new SQLException("cut", "08006"))))
                .isTrue();
        assertThat(ErrorKind.isOutage(rollbackFailedAfter(new SQLException("negative", "23514"))))
                .isFalse();
        assertThat(ErrorKind.isOutage(new TransactionSystemException("rollback failed")))
                .isFalse();
    }

    private static TransactionSystemException rollbackFailedAfter(SQLException first) {
        var failed = new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        failed.initApplicationException(first);
        return failed;
    }
}
