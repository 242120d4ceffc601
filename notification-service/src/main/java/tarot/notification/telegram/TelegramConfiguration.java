package tarot.notification.telegram;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.generics.TelegramClient;

@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {

    private static final int IDLE_MINUTES_MAX = 4;

    @Bean
    TelegramClient telegramClient(TelegramProperties properties) {
        var url = TelegramUrl.builder()
                .schema(properties.url().getScheme())
                .host(properties.url().getHost())
                .port(properties.port())
                .build();
        return new OkHttpTelegramClient(http(properties), properties.token(), url);
    }

    /** OkHttp's own limits, five calls and five idle connections to a host, are made for browsers. */
    private static OkHttpClient http(TelegramProperties properties) {
        var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(properties.connectionsMax());
        dispatcher.setMaxRequestsPerHost(properties.connectionsMax());
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .eventListener(new TokenlessSpans(properties.token()))
                .connectionPool(new ConnectionPool(properties.connectionsMax(), IDLE_MINUTES_MAX, TimeUnit.MINUTES))
                .connectTimeout(properties.connectTimeout())
                .readTimeout(properties.readTimeout())
                .writeTimeout(properties.readTimeout())
                .callTimeout(properties.callTimeout())
                .followRedirects(false)
                .build();
    }
}
