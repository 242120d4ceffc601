package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.ServerHttpObservationFilter;
import tarot.bot.telegram.BotCall;
import tools.jackson.databind.json.JsonMapper;

/** Updates that Telegram brings. A servlet of its own, as Spring's dispatching costs as much as taking the update. */
class WebhookServlet extends HttpServlet {

    static final String PATH = "/telegram/webhook";
    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private static final Logger log = LoggerFactory.getLogger(WebhookServlet.class);
    private static final int BODY_MAX = 1 << 20;
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final Duration STRANGERS_SAID_EVERY = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final transient Intake intake;
    private final transient byte[] secret;
    /** When the next one may be told of. */
    private final transient AtomicLong strangersSilentUntil = new AtomicLong(System.nanoTime());

    WebhookServlet(Intake intake, String secret) {
        this.intake = intake;
        this.secret = secret.getBytes(UTF_8);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(PATH)); // which Spring would have done
        if (!isTelegram(request.getHeader(SECRET))) {
            sayThatAStrangerCalled();
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        var incoming = UpdateReader.read(body);
        if (incoming.isEmpty()) {
            log.warn("webhook called with what is no update");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        answer(intake.take(incoming.get()), response);
    }

    /** Once in a while: anybody may call as often as they like, and http_server_requests counts them. */
    private void sayThatAStrangerCalled() {
        var now = System.nanoTime();
        var next = strangersSilentUntil.get();
        if (now - next >= 0 && strangersSilentUntil.compareAndSet(next, now + STRANGERS_SAID_EVERY.toNanos())) {
            log.warn("webhook called without Telegram's secret");
        }
    }

    private static void answer(Answer answer, HttpServletResponse response) throws IOException {
        switch (answer) {
            case Answer.Taken taken
            when taken.call() instanceof BotCall call -> {
                response.setContentType("application/json");
                response.getOutputStream().write(JSON.writeValueAsBytes(call));
            }
            case Answer.Taken _ -> response.setStatus(HttpServletResponse.SC_OK);
            case Answer.Later _ -> {
                response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    /** In the same time whatever was sent; without a secret of our own nobody is. */
    private boolean isTelegram(@Nullable String sent) {
        return secret.length > 0 && sent != null && MessageDigest.isEqual(secret, sent.getBytes(UTF_8));
    }
}
