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

/** Answers 200 only for what is kept; 400 for what does not come from Stripe, whatever it is. */
@RestController
class StripeWebhook {

    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);
    private static final int BODY_MAX = 512 * 1024;

    private final StripeSignature signature;
    private final Inbox inbox;

    StripeWebhook(StripeSignature signature, Inbox inbox) {
        this.signature = signature;
        this.inbox = inbox;
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
        var event = StripeEvent.read(body);
        if (event.isEmpty()) {
            return refused("unreadable");
        }
        inbox.keep(event.get(), body);
        return ResponseEntity.ok().build();
    }

    private static ResponseEntity<Void> refused(String why) {
        log.atWarn().addKeyValue("why", why).log("webhook refused");
        return ResponseEntity.badRequest().build();
    }
}
