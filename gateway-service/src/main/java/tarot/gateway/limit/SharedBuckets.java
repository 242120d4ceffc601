package tarot.gateway.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tarot.gateway.settings.Settings;
import tarot.gateway.settings.Settings.Limits;

/** The buckets that all replicas share, kept in Redis by one atomic script. Never blocks; fails within a fifth of a second. */
@Component
final class SharedBuckets implements SmartInitializingSingleton, DisposableBean {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final String script = script();
    private final ClientResources resources;
    private final RedisClient redis;
    private final RedisURI address;
    private final String perSecond;
    private final String burst;
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection;

    SharedBuckets(Settings settings) {
        resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        redis = RedisClient.create(resources);
        redis.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
        address = RedisURI.create(settings.redis());
        perSecond = String.valueOf(settings.limits().perSecond());
        burst = String.valueOf(settings.limits().burst());
    }

    /** Takes up to {@code wanted} requests out of the client's bucket. Fails when Redis does not answer in time. */
    CompletableFuture<Grant> take(String client, int wanted) {
        return connection()
                .thenCompose(open -> open.async()
                        .<Long>eval(
                                script,
                                ScriptOutputType.INTEGER,
                                new String[] {"gateway:requests:" + client},
                                perSecond,
                                burst,
                                String.valueOf(wanted)))
                .thenApply(answer -> answer > 0 ? new Grant(answer.intValue(), 0) : new Grant(0, Math.max(1, -answer)))
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Connects before the first request comes, which would wait longer than this class allows. */
    @Override
    public void afterSingletonsInstantiated() {
        var ignored = take("nobody", 0);
    }

    /** Lettuce reconnects by itself, but only once it was connected: a first attempt that failed is made again here. */
    private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connection() {
        var current = connection;
        if (current == null || current.isCompletedExceptionally()) {
            current = redis.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
            connection = current;
        }
        return current;
    }

    private static String script() {
        try {
            return new ClassPathResource("take-requests.lua", Limits.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
