package tarot.gateway.limit;

import java.time.Clock;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tarot.gateway.client.Clients;
import tarot.gateway.refusal.Refusal;
import tarot.gateway.refusal.Refused;
import tarot.gateway.settings.Settings;

/** Lets each client send so many requests a second and no more. Asked before anything of the body is read. */
@Component
final class RequestLimit implements GlobalFilter, Ordered {

    private final Clients clients;
    private final Buckets buckets;
    private final Clock clock;
    private final int burst;
    private final Recent<Purse> purses = new Recent<>();

    RequestLimit(Clients clients, Buckets buckets, Settings settings, Clock clock) {
        this.clients = clients;
        this.buckets = buckets;
        this.clock = clock;
        this.burst = settings.limits().burst();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var client = clients.of(exchange.getRequest()).limited();
        return purses.of(client, unseen -> new Purse(burst))
                .spend(clock.millis(), wanted -> buckets.take(client, wanted))
                .flatMap(wait -> wait == 0
                        ? chain.filter(exchange)
                        : Mono.error(new Refused(Refusal.TOO_MANY, Duration.ofMillis(wait))));
    }

    @Override
    public int getOrder() {
        return -200;
    }
}
