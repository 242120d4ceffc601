package tarot.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tarot.gateway.settings.Settings.Patience;

/**
 * Ends a connection whose next request head, or the rest of whose body, does not arrive in time. Idle timers start anew
 * with every byte, so who sends one byte now and then stays for ever; these deadlines do not move.
 *
 * <p>Runs on the connection's event loop only. One slow tick per connection and no timer per request, which costs nothing
 * where requests are fast; a deadline is met up to a tick late.
 */
final class Deadlines extends ChannelDuplexHandler {

    private static final int TICKS = 4;

    private final Patience patience;
    private final long tick;
    private boolean receiving;
    private boolean toldSo;
    private int unanswered;
    private long due;
    private @Nullable Future<?> timer;

    Deadlines(Patience patience) {
        this.patience = patience;
        var shortest = Math.min(
                patience.head().toNanos(),
                Math.min(patience.body().toNanos(), patience.idle().toNanos()));
        tick = shortest / TICKS;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        expect(context, patience.head());
        timer = context.executor().scheduleWithFixedDelay(() -> check(context), tick, tick, TimeUnit.NANOSECONDS);
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
            receiving = true;
            unanswered++;
            expect(context, patience.body());
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
            expect(context, patience.idle());
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
            if (!receiving) {
                expect(context, patience.idle());
            }
        }
        super.write(context, message, promise);
    }

    private void expect(ChannelHandlerContext context, Duration within) {
        due = context.executor().ticker().nanoTime() + within.toNanos();
    }

    private void check(ChannelHandlerContext context) {
        var waitsForClient = receiving || unanswered == 0;
        if (!waitsForClient || due - context.executor().ticker().nanoTime() > 0) {
            return;
        }
        if (receiving && unanswered == 1 && !toldSo) {
            toldSo = true; // there is somebody to answer: end with a 408, and without one at the next tick
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        } else {
            context.close();
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
