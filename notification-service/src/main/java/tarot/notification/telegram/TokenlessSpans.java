package tarot.notification.telegram;

import io.opentelemetry.api.trace.Span;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Keeps the bot's token, which is in every address of the Bot API, out of the spans that the OpenTelemetry agent makes of
 * calls: whoever reads traces must not own the bot. Headers are written inside the call's span, on its thread.
 */
final class TokenlessSpans extends EventListener {

    private final String token;

    TokenlessSpans(String token) {
        this.token = token;
    }

    @Override
    public void requestHeadersStart(Call call) {
        Span.current().setAttribute("url.full", call.request().url().toString().replace(token, "***"));
    }
}
