package tarot.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Telegram out: words every event that concerns a person, draws the pictures, and sends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationService {

    static void main(String[] args) {
        SpringApplication.run(NotificationService.class, args);
    }
}
