package tarot.gateway.connection;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
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

    private HttpServer withDeadlines(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "tarot.brokenBodies", BrokenBodies.END_THE_CONNECTION)
                .addAfter(NettyPipeline.HttpCodec, "tarot.deadlines", new Deadlines(patience)));
    }
}
