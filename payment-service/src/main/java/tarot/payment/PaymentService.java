package tarot.payment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Sells credits. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentService {

    static void main(String[] args) {
        SpringApplication.run(PaymentService.class, args);
    }
}
