package tarot.gateway.routing;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import tarot.gateway.client.Clients;
import tarot.gateway.settings.Settings;

/** Passes requests on and answers back, with heads that are made in one pass instead of the gateway's own five. */
@Configuration(proxyBeanMethods = false)
class Forwarding {

    @Bean
    NettyRoutingFilter requests(HttpClient client, Clients clients, HttpClientProperties properties) {
        return new NettyRoutingFilter(client, heads(new RequestHead(clients), new AnswerHead()), properties);
    }

    @Bean
    NettyWriteResponseFilter answers() {
        return new NettyWriteResponseFilter(List.of(), heads());
    }

    /**
     * Runs on the event loop that received the request, so that a request changes threads as seldom as possible. Its
     * time-out also covers an answer that begins in time and then stands still, which the gateway's own does not.
     */
    @Bean
    HttpClientCustomizer patience(Settings settings, ReactorResourceFactory resources) {
        return client -> client.runOn(resources.getLoopResources())
                .responseTimeout(settings.patience().response());
    }

    private static ObjectProvider<List<HttpHeadersFilter>> heads(HttpHeadersFilter... heads) {
        var all = List.of(heads);
        return new ObjectProvider<>() {
            @Override
            public List<HttpHeadersFilter> getObject() {
                return all;
            }
        };
    }
}
