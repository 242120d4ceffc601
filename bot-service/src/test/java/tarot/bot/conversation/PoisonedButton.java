package tarot.bot.conversation;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A button with a bug behind it: {@code poison:}. */
@TestConfiguration(proxyBeanMethods = false)
public class PoisonedButton {

    @Bean
    Button poison() {
        return new Button("poison", (_, _) -> {
            throw new IllegalStateException("a bug");
        });
    }
}
