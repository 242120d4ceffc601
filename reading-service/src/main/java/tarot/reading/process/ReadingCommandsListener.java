package tarot.reading.process;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.reading.ReadingCommand;
import tarot.contracts.reading.ReadingCommand.RequestReading;

@Component
class ReadingCommandsListener {

    private final Requests requests;

    ReadingCommandsListener(Requests requests) {
        this.requests = requests;
    }

    @KafkaListener(topics = Topic.READING_COMMANDS_NAME)
    void on(List<ReadingCommand> commands) {
        requests.take(commands.stream().map(ReadingCommandsListener::request).toList());
    }

    private static RequestReading request(ReadingCommand command) {
        return switch (command) {
            case RequestReading request -> request;
        };
    }
}
