package tarot.local;

import java.util.Arrays;
import java.util.List;

/** What was asked for on the command line. */
record Options(Command command, boolean fresh, boolean telemetry, int portOffset) {

    private static final int HIGHEST_OFFSET = 13_000; // Kafka's port stays below 32768

    /** What infra/tarot can do; the script deals with help and logs by itself. */
    enum Command {
        UP,
        DOWN,
        STATUS,
        DOCTOR,
        PREPARE,
        PREPARE_KAFKA
    }

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static Options parse(String... arguments) {
        if (arguments.length == 0) {
            throw unusable("nothing to do");
        }
        var command = command(arguments[0]);
        var fresh = false;
        var telemetry = false;
        var offset = 0;
        var rest = List.of(arguments).subList(1, arguments.length).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--otel" -> telemetry = true;
                case "--port-offset" -> offset = offset(rest.hasNext() ? rest.next() : "");
                default -> throw unusable("'" + option + "' is no option of '" + arguments[0] + "'");
            }
        }
        if ((fresh || telemetry) && command != Command.UP) {
            throw unusable("--fresh and --otel go with 'up' only");
        }
        return new Options(command, fresh, telemetry, offset);
    }

    private static Command command(String word) {
        return Arrays.stream(Command.values())
                .filter(command -> command.name().replace('_', '-').equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> unusable("'" + word + "' is no command"));
    }

    private static int offset(String number) {
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > HIGHEST_OFFSET) {
            throw unusable("--port-offset takes a number from 0 to " + HIGHEST_OFFSET + ", not '" + number + "'");
        }
        return Integer.parseInt(number);
    }

    private static IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException(why + "; 'infra/tarot help' shows what there is");
    }
}
