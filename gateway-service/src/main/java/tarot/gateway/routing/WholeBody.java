package tarot.gateway.routing;

import io.netty.channel.ChannelException;
import java.nio.ByteBuffer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tarot.gateway.client.Clients;
import tarot.gateway.refusal.Refusal;
import tarot.gateway.refusal.Refused;
import tarot.gateway.settings.Settings;

/**
 * Receives the whole body before a service hears of it: a service never sees half a request, a slow client never occupies
 * one, and the limit counts bytes, whatever a header says about them.
 */
@Component
final class WholeBody implements GlobalFilter, Ordered {

    /** The exchange's attribute that holds the number of bytes received. */
    static final String LENGTH = WholeBody.class.getName() + ".length";

    private static final long NEVER_ALL = Long.MAX_VALUE - 1;

    private final Clients clients;
    private final int limit;
    private final BodyMemory memory;

    WholeBody(Clients clients, Settings settings) {
        this.clients = clients;
        this.limit = settings.bodies().limit();
        this.memory = new BodyMemory(settings.bodies().limitTogether(), limit);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(new Refused(Refusal.TOO_LARGE));
        }
        return Mono.defer(() -> {
            var client = clients.of(exchange.getRequest()).limited();
            var body = new Body(memory, client, limit);
            return receive(exchange.getRequest(), body)
                    .then(Mono.defer(() -> chain.filter(with(exchange, body))))
                    .doFinally(signal -> body.close());
        });
    }

    private static Mono<Void> receive(ServerHttpRequest request, Body body) {
        return request.getBody()
                .take(NEVER_ALL) // asked for all at once, Reactor Netty reports one failure twice
                .doOnNext(body::append)
                .then()
                .onErrorMap(ChannelException.class, late -> new Refused(Refusal.TOO_SLOW));
    }

    private static ServerWebExchange with(ServerWebExchange exchange, Body body) {
        exchange.getAttributes().put(LENGTH, body.length());
        return exchange.mutate()
                .request(new Received(exchange.getRequest(), body))
                .build();
    }

    @Override
    public int getOrder() {
        return -100;
    }

    private static final class Received extends ServerHttpRequestDecorator {

        private final Body body;

        Received(ServerHttpRequest delegate, Body body) {
            super(delegate);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> Flux.just(
                    DefaultDataBufferFactory.sharedInstance.wrap(ByteBuffer.wrap(body.bytes(), 0, body.length()))));
        }
    }
}
