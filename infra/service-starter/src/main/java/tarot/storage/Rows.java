package tarot.storage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.jdbc.support.SqlValue;

/** Many rows in one statement: each column travels as an array, and SQL's {@code unnest} makes rows of them again. */
public record Rows<T>(Collection<? extends T> rows) {

    public long[] bigint(ToLongFunction<? super T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    public int[] integer(ToIntFunction<? super T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    public SqlValue bool(Predicate<? super T> column) {
        return array("boolean", column::test);
    }

    /** As strings, not as objects: those the driver sends as they are, these it would quote and the server read again. */
    public SqlValue text(Function<? super T, @Nullable String> column) {
        return new SqlArrayValue("text", (Object[]) rows.stream().map(column).toArray(String[]::new));
    }

    public SqlValue uuid(Function<? super T, @Nullable UUID> column) {
        return array("uuid", column);
    }

    public SqlValue bytea(Function<? super T, byte @Nullable []> column) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
    }

    public SqlValue timestamptz(Function<? super T, @Nullable Instant> column) {
        return array("timestamptz", row -> {
            var instant = column.apply(row);
            return instant == null ? null : Timestamp.from(instant);
        });
    }

    private SqlValue array(String type, Function<? super T, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
