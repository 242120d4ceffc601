package tarot.payment.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers 200 only for what is kept; 400 for what does not come from Stripe, whatever it is. */
@RestController
class StripeWebhook {

    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);
    private static final int BODY_MAX = 512 * 1024;

    // of its own: what Stripe says is not to be read by rules made for others
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final StripeSignature signature;
    private final StripeEvents events;

    StripeWebhook(StripeSignature signature, StripeEvents events) {
        this.signature = signature;
        this.events = events;
    }

    @PostMapping("/stripe/webhook")
    ResponseEntity<Void> on(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var headers = Collections.list(request.getHeaders("Stripe-Signature"));
        if (headers.size() != 1 || !signature.isValid(headers.getFirst(), body)) {
            return refused("signature");
        }
        try {
            var event = JSON.readValue(body, StripeEvent.class);
            if (event == null || !event.isComplete()) { // "null" is JSON, too
                return refused("incomplete");
            }
            events.take(event, body);
            return ResponseEntity.ok().build();
        } catch (JacksonException _) {
            return refused("unreadable");
        }
    }

    private static ResponseEntity<Void> refused(String why) {
        log.atWarn().addKeyValue("why", why).log("webhook refused");
        return ResponseEntity.badRequest().build();
    }
}
