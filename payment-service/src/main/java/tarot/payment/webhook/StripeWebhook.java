package tarot.payment.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final Duration STRANGERS_SAID_EVERY = Duration.ofSeconds(10);

    private final StripeSignature signature;
    private final Inbox inbox;
    /** When the next one may be told of. */
    private final AtomicLong strangersSilentUntil = new AtomicLong(System.nanoTime());

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
            sayThatAStrangerCalled();
            return ResponseEntity.badRequest().build();
        }
        var event = StripeEvent.read(body);
        if (event.isEmpty()) {
            log.atWarn().addKeyValue("why", "unreadable").log("webhook refused");
            return ResponseEntity.badRequest().build();
        }
        inbox.keep(event.get(), body);
        return ResponseEntity.ok().build();
    }

    /** Once in a while: anybody may call as often as they like, and http_server_requests counts them. */
    private void sayThatAStrangerCalled() {
        var now = System.nanoTime();
        var next = strangersSilentUntil.get();
        if (now - next >= 0 && strangersSilentUntil.compareAndSet(next, now + STRANGERS_SAID_EVERY.toNanos())) {
            log.atWarn().addKeyValue("why", "signature").log("webhook refused");
        }
    }
}
