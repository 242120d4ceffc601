package tarot.gateway.routing;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tarot.gateway.refusal.Refusal;
import tarot.gateway.refusal.Refused;

/** Webhooks are posted. As a filter, not as part of the route: another method is a 405 and not a 404. */
@Component
final class OnlyPost implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return HttpMethod.POST.equals(exchange.getRequest().getMethod())
                ? chain.filter(exchange)
                : Mono.error(new Refused(Refusal.WRONG_METHOD));
    }

    @Override
    public int getOrder() {
        return -300;
    }
}
