package tarot.gateway.routing;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import tarot.gateway.client.Clients;

/**
 * The last word on what a service is told beside the body: its true length, and where the request came from. The gateway's
 * own filters ran before and left nothing of what the client said about hops and origins.
 */
@Component
final class RequestHead implements HttpHeadersFilter, Ordered {

    private final Clients clients;

    RequestHead(Clients clients) {
        this.clients = clients;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var client = clients.of(exchange.getRequest());
        var headers = new HttpHeaders();
        headers.addAll(input);
        headers.remove("X-Real-IP");
        headers.remove("Proxy-Connection");
        headers.remove(HttpHeaders.EXPECT); // the body is here already
        headers.set("X-Forwarded-For", client.forwardedFor());
        headers.set("X-Forwarded-Proto", client.scheme());
        if (!client.host().isEmpty()) {
            headers.set("X-Forwarded-Host", client.host());
        }
        var length = exchange.<Integer>getAttribute(WholeBody.LENGTH);
        if (length != null) {
            headers.setContentLength(length);
        }
        return headers;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
