package tarot.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Stripe. Whoever calls decides what is tried again. */
@Component
public class StripeApi {

    // of its own: what Stripe says is not to be read by rules made for others
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 1_000;

    private final StripeClient stripe;

    StripeApi(StripeProperties properties) {
        this.stripe = StripeClient.builder()
                .setApiKey(properties.isConfigured() ? properties.apiKey() : "none")
                .setApiBase(properties.apiUrl().toString())
                .setConnectTimeout((int) properties.connectTimeout().toMillis())
                .setReadTimeout((int) properties.readTimeout().toMillis())
                .setMaxNetworkRetries(0) // whoever calls tries again, and counts
                .build();
    }

    /** Makes a session; the same key always gives the same one. */
    public Session create(SessionCreateParams parameters, String idempotencyKey) throws StripeException {
        var options = RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
        var made = stripe.v1().checkout().sessions().create(parameters, options);
        return new Session(
                made.getId(),
                made.getStatus(),
                made.getPaymentStatus(),
                made.getAmountTotal(),
                made.getCurrency(),
                made.getPaymentIntent(),
                made.getUrl(),
                made.getMetadata());
    }

    /** As it is now. */
    public Session session(String id) throws StripeException {
        return JSON.treeToValue(get(SESSIONS + "/" + encoded(id)), Session.class);
    }

    /** The session that this payment paid; empty for payments that no Checkout made. */
    public Optional<Session> sessionPaidBy(String intent) throws StripeException {
        return list(SESSIONS, "payment_intent=" + encoded(intent), 1, Session.class).stream()
                .filter(session -> intent.equals(session.intent()))
                .findFirst();
    }

    /** Newest first. */
    public List<Session> sessionsSince(Instant time) throws StripeException {
        return list(SESSIONS, "created%5Bgte%5D=" + time.getEpochSecond(), PAGES_MAX, Session.class);
    }

    /** All refunds of a payment, whatever became of them. */
    public List<Refund> refunds(String intent) throws StripeException {
        return list("/v1/refunds", "payment_intent=" + encoded(intent), PAGES_MAX, Refund.class);
    }

    /** Events of these types, as the bytes that a webhook brings, newest first. Stripe keeps them for thirty days. */
    public List<byte[]> eventsSince(Instant time, Collection<String> types) throws StripeException {
        var query = new StringBuilder("created%5Bgte%5D=").append(time.getEpochSecond());
        types.forEach(type -> query.append("&types%5B%5D=").append(encoded(type)));
        return list(
                "/v1/events",
                query.toString(),
                PAGES_MAX,
                event -> event.toString().getBytes(UTF_8));
    }

    private <T> List<T> list(String path, String query, int pagesMax, Class<T> type) throws StripeException {
        return list(path, query, pagesMax, node -> JSON.treeToValue(node, type));
    }

    /** Keeps of each page what is read from it: the whole trees of a long list would fill the heap. */
    private <T> List<T> list(String path, String query, int pagesMax, Function<JsonNode, T> reading)
            throws StripeException {
        var all = new ArrayList<T>();
        var after = "";
        for (int page = 0; page < pagesMax; page++) {
            var answer = get(path + "?" + query + "&limit=" + PAGE + after);
            var found = answer.path("data").valueStream().toList();
            found.forEach(node -> all.add(reading.apply(node)));
            if (found.isEmpty() || !answer.path("has_more").asBoolean(false)) {
                break;
            }
            after = "&starting_after=" + encoded(found.getLast().path("id").asString(""));
        }
        return all;
    }

    private JsonNode get(String path) throws StripeException {
        return JSON.readTree(stripe.rawRequest(RequestMethod.GET, path, null).body());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
