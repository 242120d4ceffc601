package tarot.errors;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What can go wrong, in five kinds: whether another try may help, and how loud to log it. */
public enum ErrorKind {
    /** Somebody sent what cannot be taken; no retry will make it right. */
    VALIDATION(false, Level.INFO),
    /** Money does not add up; a person must look. */
    PAYMENT(false, Level.ERROR),
    /** Telegram, the model or Stripe did not do what was asked. */
    EXTERNAL_API(true, Level.WARN),
    DATABASE(true, Level.WARN),
    /** A bug, until shown otherwise. */
    UNEXPECTED(true, Level.ERROR);

    private static final int CAUSES_MAX = 10;

    private final boolean retryable;
    private final Level logLevel;

    ErrorKind(boolean retryable, Level logLevel) {
        this.retryable = retryable;
        this.logLevel = logLevel;
    }

    public boolean retryable() {
        return retryable;
    }

    /** ERROR means: wake somebody. */
    public Level logLevel() {
        return logLevel;
    }

    public static ErrorKind of(Throwable error) {
        return causes(error)
                .map(ErrorKind::ofOne)
                .filter(kind -> kind != UNEXPECTED)
                .findFirst()
                .orElse(UNEXPECTED);
    }

    /**
     * True for what is no message's fault and passes: the database, Redis, the broker or a service is away or busy, the
     * database is not as this version expects it, or this process is stopping.
     * Whoever meets it waits, however long, and gives up nothing.
     */
    public static boolean isOutage(Throwable error) {
        return causes(error)
                .anyMatch(cause -> cause instanceof ServiceUnavailable
                        || cause instanceof TransientDataAccessException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof QueryTimeoutException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLRecoverableException
                        || cause instanceof RetriableException
                        || cause instanceof InterruptException
                        || cause instanceof InterruptedException
                        || cause instanceof TransactionSystemException late && isOutage(late)
                        || cause instanceof SQLException sql && isAway(sql.getSQLState())
                        || isMisfit(cause));
    }

    /**
     * True for an outage that somebody may have to end: the database has another schema than this version expects, as for
     * old replicas during a rollout, or the service lacks a right. SQL is constant here, so no message can cause it.
     */
    public static boolean isMisfit(Throwable error) {
        return causes(error).anyMatch(cause -> cause instanceof SQLException sql && isMisfit(sql.getSQLState()));
    }

    /** When a connection is cut, its rollback fails, too, and hides why it was to be rolled back. */
    private static boolean isOutage(TransactionSystemException failedRollback) {
        var first = failedRollback.getApplicationException();
        return first != null && isOutage(first);
    }

    /** Connection failures (08), shutdown (57P), too many connections or no space (53), read-only after failover (25006). */
    private static boolean isAway(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08")
                        || sqlState.startsWith("57P")
                        || sqlState.startsWith("53")
                        || sqlState.equals("25006"));
    }

    /** No such table, column or right (42), schema (3F) or login (28). */
    private static boolean isMisfit(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("42") || sqlState.startsWith("3F") || sqlState.startsWith("28"));
    }

    private static ErrorKind ofOne(Throwable error) {
        return switch (error) {
            case ServiceException known -> known.kind();
            case DataAccessException _, TransactionException _, SQLException _ -> DATABASE;
            case IOException _, TimeoutException _ -> EXTERNAL_API;
            default -> UNEXPECTED;
        };
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.<@Nullable Throwable>iterate(error, e -> e != null, e -> e == null ? null : e.getCause())
                .limit(CAUSES_MAX)
                .map(Throwable.class::cast);
    }
}
