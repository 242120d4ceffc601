package tarot.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.payment.Buyer;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentMethod;
import tarot.messaging.Envelopes;
import tarot.sealing.TransportSealing;

/** Somebody new who buys: what they ask for, and what they are told. */
public record Customer(UserId id, JdbcClient jdbc) {

    public Customer(JdbcClient jdbc) {
        this(new UserId(UUID.randomUUID()), jdbc);
    }

    /** Who they are to Telegram. */
    public long telegramId() {
        return id.value().getLeastSignificantBits() & 0xFFFFFFFFFFFL;
    }

    public OfferPackages asks() {
        return new OfferPackages(id, new RequestId(UUID.randomUUID()));
    }

    /** By Stripe. */
    public StartCheckout orders(String pack) {
        return new StartCheckout(new OrderId(UUID.randomUUID()), id, pack, PaymentMethod.STRIPE, null);
    }

    public StartCheckout ordersInStars(String pack, TransportSealing sealing) {
        var order = new OrderId(UUID.randomUUID());
        var sealed = sealing.seal(new Buyer(telegramId()), MessageTypes.idOf(StartCheckout.class, order.value()), id);
        return new StartCheckout(order, id, pack, PaymentMethod.STARS, sealed);
    }

    /** What waits in the outbox for this person, in order. */
    public List<Message> told() {
        return jdbc.sql("select payload from outbox where key = ? order by id")
                .param(id.toString())
                .query((row, _) -> Envelopes.read(row.getString("payload").getBytes(UTF_8)))
                .list();
    }

    public <T extends Message> List<T> told(Class<T> type) {
        return told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits for it. */
    public <T extends Message> T isTold(Class<T> type) {
        await().untilAsserted(() -> assertThat(told()).hasAtLeastOneElementOfType(type));
        return told(type).getFirst();
    }

    public String stateOf(StartCheckout order) {
        return jdbc.sql("select state from purchase_order where order_id = ?")
                .param(order.order().value())
                .query(String.class)
                .single();
    }

    /** Their payments' states. */
    public List<String> payments() {
        return jdbc.sql("select state from payment where user_id = ? order by created_at, payment_id")
                .param(id.value())
                .query((row, _) -> row.getString("state"))
                .list();
    }
}
