package tarot.gateway.connection;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Ends a connection whose body cannot be decoded, such as one with a chunk size that is no number. Netty reports it as the
 * end of the body, and Reactor Netty passes that on as if the body were complete: a service would get half of it.
 */
@Sharable
final class BrokenBodies extends ChannelInboundHandlerAdapter {

    static final BrokenBodies END_THE_CONNECTION = new BrokenBodies();

    private BrokenBodies() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        var broken = message instanceof LastHttpContent end
                && !(message instanceof HttpRequest)
                && end.decoderResult().isFailure();
        if (broken) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            super.channelRead(context, message);
        }
    }
}
