package tarot.credit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Keeps the ledger of credits. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CreditService {

    static void main(String[] args) {
        SpringApplication.run(CreditService.class, args);
    }
}
