package tarot.orderly;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small service that obeys every rule. */
@SpringBootApplication
public class OrderlyService {

    public static void main(String[] arguments) {
        SpringApplication.run(OrderlyService.class, arguments);
    }
}
