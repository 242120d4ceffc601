package tarot.gateway.routing;

import java.util.function.Predicate;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;
import tarot.gateway.settings.Settings;

/** The two ways in. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator webhooks(RouteLocatorBuilder builder, Settings settings) {
        return builder.routes()
                .route(
                        "telegram",
                        route -> route.predicate(at("/telegram/webhook")).uri(settings.botService()))
                .route("stripe", route -> route.predicate(at("/stripe/webhook")).uri(settings.paymentService()))
                .build();
    }

    /** Also covers an answer that begins in time and then stands still, which the gateway's own timeout does not. */
    @Bean
    HttpClientCustomizer patience(Settings settings) {
        return client -> client.responseTimeout(settings.patience().response());
    }

    /** Compares the raw path: no matrix parameters, no encodings, no trailing slash, nothing to read in two ways. */
    private static Predicate<ServerWebExchange> at(String path) {
        return exchange -> path.equals(exchange.getRequest().getURI().getRawPath());
    }
}
