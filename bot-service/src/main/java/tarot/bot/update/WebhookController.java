package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tarot.bot.telegram.TelegramProperties;
import tools.jackson.databind.json.JsonMapper;

/** Updates that Telegram brings. */
@RestController
class WebhookController {

    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);
    private static final int BODY_MAX = 1 << 20;
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Intake intake;
    private final byte[] secret;

    WebhookController(Intake intake, TelegramProperties telegram) {
        this.intake = intake;
        this.secret = telegram.webhookSecret().getBytes(UTF_8);
    }

    @PostMapping("/telegram/webhook")
    ResponseEntity<byte[]> receive(HttpServletRequest request) throws IOException {
        if (!isTelegram(request.getHeader(SECRET))) {
            log.warn("webhook called without Telegram's secret");
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        return UpdateReader.read(body).map(this::answer).orElseGet(() -> {
            log.warn("webhook called with what is no update");
            return ResponseEntity.badRequest().build();
        });
    }

    private ResponseEntity<byte[]> answer(Incoming incoming) {
        return switch (intake.take(incoming)) {
            case Answer.Taken(var call) when call == null -> ResponseEntity.ok().build();
            case Answer.Taken(var call) ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(call));
            case Answer.Later _ ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
        };
    }

    /** In the same time whatever was sent; without a secret of our own nobody is. */
    private boolean isTelegram(@Nullable String sent) {
        return secret.length > 0 && sent != null && MessageDigest.isEqual(secret, sent.getBytes(UTF_8));
    }
}
