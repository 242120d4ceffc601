package tarot.reading;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Draws the cards, has them interpreted, keeps what was said; owns the process of a reading. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ReadingService {

    static void main(String[] args) {
        SpringApplication.run(ReadingService.class, args);
    }
}
