package tarot.reading.process;

import java.util.List;
import tarot.contracts.Message;

/** Where a reading goes next, and what the others are told of it. */
record Step(Stage next, List<Message> messages) {

    static Step to(Stage next, Message... messages) {
        return new Step(next, List.of(messages));
    }

    static Step stay(Stage stage) {
        return new Step(stage, List.of());
    }
}
