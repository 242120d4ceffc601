package tarot.payment.stars;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tarot.contracts.payment.PaymentMethod;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.payment.order.SaleProperties;
import tarot.settings.InvalidSetting;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few methods of the Bot API that are about Stars. Its address holds the token, so nothing here names an address. */
@Component
public class Telegram implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final TelegramProperties properties;
    private final HttpClient http;
    private final Duration patience;

    Telegram(TelegramProperties properties, SaleProperties sale) {
        if (!properties.isConfigured() && sale.accepted().contains(PaymentMethod.STARS)) {
            throw new InvalidSetting(
                    "TELEGRAM_TOKEN",
                    "is empty, though PAYMENT_METHODS has stars: they could not be refunded",
                    "123456789:AAExampleExampleExampleExampleExam");
        }
        this.properties = properties;
        this.patience = properties.connectTimeout().plus(properties.readTimeout());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    /** What came of asking for a refund. */
    enum Answer {
        /** The Stars are with their buyer. */
        GIVEN_BACK,
        /** They were before; perhaps by an earlier call whose answer was lost. */
        GIVEN_BACK_BEFORE,
        /** Telegram will not. */
        REFUSED,
        /** Nobody knows; asking again is safe, as a charge is refunded once. */
        UNKNOWN
    }

    /** Whether there is a token to ask with. */
    public boolean isConfigured() {
        return properties.isConfigured();
    }

    Answer refund(long telegramUserId, String chargeId) {
        var reply =
                call("refundStarPayment", Map.of("user_id", telegramUserId, "telegram_payment_charge_id", chargeId));
        if (reply.ok()) {
            return Answer.GIVEN_BACK;
        }
        if (reply.description().contains("CHARGE_ALREADY_REFUNDED")) {
            return Answer.GIVEN_BACK_BEFORE;
        }
        return reply.code() == BAD_REQUEST || reply.code() == FORBIDDEN ? Answer.REFUSED : Answer.UNKNOWN;
    }

    /**
     * At most so many of the bot's transactions, oldest first, without the first {@code offset} of them.
     *
     * @throws ServiceException of kind EXTERNAL_API where Telegram does not say
     */
    public List<StarTransaction> transactions(long offset, int limit) {
        var reply = call("getStarTransactions", Map.of("offset", offset, "limit", limit));
        if (!reply.ok()) {
            throw new ServiceException(
                    ErrorKind.EXTERNAL_API, "Telegram does not list its transactions: " + reply.code());
        }
        return reply.result()
                .path("transactions")
                .valueStream()
                .map(transaction -> JSON.treeToValue(transaction, StarTransaction.class))
                .toList();
    }

    private record Reply(boolean ok, int code, String description, JsonNode result) {}

    private Reply call(String method, Map<String, ?> parameters) {
        var base = properties.apiUrl().toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(base + "/bot" + properties.token() + "/" + method))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(parameters)))
                .build();
        // a request's own timeout ends with the headers of the answer, and a body may stop in the middle
        var exchange = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            var answer = JSON.readTree(
                    exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS).body());
            return new Reply(
                    answer.path("ok").asBoolean(false),
                    answer.path("error_code").asInt(0),
                    answer.path("description").asString(""),
                    answer.path("result"));
        } catch (ExecutionException | TimeoutException | JacksonException _) {
            return away();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return away();
        } finally {
            exchange.cancel(true); // nothing, where it is complete
        }
    }

    private static Reply away() {
        return new Reply(false, 0, "", JSON.createObjectNode());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
