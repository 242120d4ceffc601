package tarot.contracts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every message promises beyond the types of its fields. Who reads one from a topic checks it here. */
public final class WireForm {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    private WireForm() {}

    /** Whether nothing is absent that may not be, and texts match their {@link WirePattern}; in what it holds, too. */
    public static boolean isKeptBy(Message message) {
        return isKept(message);
    }

    private static boolean isKept(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Record holder -> FIELDS.get(holder.getClass()).stream().allMatch(field -> field.isKeptIn(holder));
            case List<?> list -> list.stream().allMatch(WireForm::isKept);
            default -> true;
        };
    }

    private record Field(Method accessor, boolean optional, Optional<Pattern> pattern) {

        static Field of(RecordComponent component) {
            var pattern = Optional.ofNullable(component.getAnnotation(WirePattern.class));
            component.getAccessor().setAccessible(true);
            return new Field(
                    component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    pattern.map(WirePattern::value).map(Pattern::compile));
        }

        boolean isKeptIn(Record holder) {
            var value = valueIn(holder);
            if (value == null) {
                return optional;
            }
            return pattern.map(allowed -> allowed.matcher((String) value).matches())
                    .orElseGet(() -> isKept(value));
        }

        private @Nullable Object valueIn(Record holder) {
            try {
                return accessor.invoke(holder);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
