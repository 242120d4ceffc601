package tarot.gateway.connection;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import tarot.gateway.settings.Settings;
import tarot.gateway.settings.Settings.Patience;

/** Gives every connection its deadlines, and ends those that break off. */
@Component
final class Connections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final Patience patience;

    Connections(Settings settings) {
        patience = settings.patience();
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::withDeadlines);
    }

    /**
     * Few event loops: where a request, its client and its service meet on one thread, nobody has to be woken. Of this
     * context alone, so that one gateway that ends does not end the connections of another in the same process.
     */
    @Bean
    static ReactorResourceFactory eventLoops(Settings settings) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(() -> LoopResources.create("gateway", settings.ioThreads(), true));
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    private HttpServer withDeadlines(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "tarot.brokenBodies", BrokenBodies.END_THE_CONNECTION)
                .addAfter(NettyPipeline.HttpCodec, "tarot.deadlines", new Deadlines(patience)));
    }
}
