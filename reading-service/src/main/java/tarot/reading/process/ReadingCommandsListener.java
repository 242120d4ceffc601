package tarot.reading.process;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.reading.ReadingCommand;

@Component
class ReadingCommandsListener {

    private final Requests requests;

    ReadingCommandsListener(Requests requests) {
        this.requests = requests;
    }

    @KafkaListener(topics = Topic.READING_COMMANDS_NAME)
    void on(List<ReadingCommand> commands) {
        requests.take(commands);
    }
}
