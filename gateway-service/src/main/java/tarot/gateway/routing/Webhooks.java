package tarot.gateway.routing;

import java.net.URI;
import java.util.Map;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tarot.gateway.settings.Settings;

/**
 * The two ways in. The raw path is compared as it stands: no matrix parameters, no encodings, no trailing slash, nothing
 * that the service behind might read in another way. A table, because the gateway's search through predicates is an eighth
 * of what a request costs.
 */
@Component
final class Webhooks extends RoutePredicateHandlerMapping {

    private final Map<String, Route> routes;

    Webhooks(FilteringWebHandler filters, Settings settings, GlobalCorsProperties cors, Environment environment) {
        super(filters, Flux::empty, cors, environment); // nothing to search: lookupRoute knows them all
        routes = Map.of(
                "/telegram/webhook", route("telegram", settings.botService()),
                "/stripe/webhook", route("stripe", settings.paymentService()));
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        return Mono.justOrEmpty(routes.get(exchange.getRequest().getURI().getRawPath()));
    }

    private static Route route(String id, URI service) {
        return Route.async().id(id).uri(service).predicate(exchange -> true).build();
    }
}
