package tarot.gateway.routing;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Health at the usual addresses of the public port too, where all of the actuator has moved to a port of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class PublicHealth {

    private static final String HEALTH = "/actuator/health";

    @Bean
    RouterFunction<ServerResponse> healthAddresses(ReactiveHealthEndpointWebExtension health) {
        return RouterFunctions.route(GET(HEALTH), _ -> answer(health))
                .andRoute(GET(HEALTH + "/liveness"), _ -> answer(health, "liveness"))
                .andRoute(GET(HEALTH + "/readiness"), _ -> answer(health, "readiness"));
    }

    private static Mono<ServerResponse> answer(ReactiveHealthEndpointWebExtension health, String... group) {
        return health.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE, group)
                .flatMap(found -> Mono.justOrEmpty(found.getBody())
                        .flatMap(body -> ServerResponse.status(found.getStatus())
                                .bodyValue(Map.of("status", body.getStatus().getCode()))));
    }
}
