package tarot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tarot.contracts.MessageTypes;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.notification.NotificationEvent;

class ReadmeTests {

    @Test
    void theReadmeNamesEveryMessage() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        assertThat(MessageTypes.all().values().stream()
                        .filter(type ->
                                BotEvent.class.isAssignableFrom(type) || NotificationEvent.class.isAssignableFrom(type))
                        .map(type -> "`" + type.getSimpleName() + "`"))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(readme).contains(name));
    }
}
