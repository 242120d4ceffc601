package tarot.bot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Telegram in. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BotService {

    static void main(String[] args) {
        SpringApplication.run(BotService.class, args);
    }
}
