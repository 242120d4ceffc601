package tarot.simulators.admin;

import java.util.Arrays;
import java.util.Locale;

/** Constants by the names that the admin API has for them: {@code too-many-requests} for TOO_MANY_REQUESTS. */
final class Names {

    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException that lists the names there are */
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is called \"" + name + "\"; there are "
                        + Arrays.stream(type.getEnumConstants()).map(Names::of).toList()));
    }
}
