package tarot.bot.update;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.bot.telegram.TelegramProperties;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    ServletRegistrationBean<WebhookServlet> webhook(Intake intake, TelegramProperties telegram) {
        return new ServletRegistrationBean<>(new WebhookServlet(intake, telegram.webhookSecret()), WebhookServlet.PATH);
    }
}
