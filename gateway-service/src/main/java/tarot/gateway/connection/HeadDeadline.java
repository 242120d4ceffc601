package tarot.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection that does not bring a whole request head in time: the first soon after it was opened, each next one
 * within the idle time. Netty's own idle timer starts anew with every byte, so who sends one byte now and then stays for ever.
 *
 * <p>Runs on the connection's event loop only. One timer per connection, not per request.
 */
final class HeadDeadline extends ChannelDuplexHandler {

    private final long first;
    private final long next;
    private int underWay;
    private long due;
    private @Nullable Future<?> timer;

    HeadDeadline(Duration first, Duration next) {
        this.first = first.toNanos();
        this.next = next.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        due = context.executor().ticker().nanoTime() + first;
        schedule(context, first);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
            underWay++;
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            underWay--;
            due = context.executor().ticker().nanoTime() + next;
        }
        super.write(context, message, promise);
    }

    private void schedule(ChannelHandlerContext context, long nanos) {
        timer = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        var left = due - context.executor().ticker().nanoTime();
        if (underWay > 0) {
            schedule(context, next);
        } else if (left > 0) {
            schedule(context, left);
        } else {
            context.close();
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
