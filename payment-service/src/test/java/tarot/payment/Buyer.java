package tarot.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.messaging.Envelopes;

/** Somebody new who buys: what they ask for, and what they are told. */
public record Buyer(UserId id, JdbcClient jdbc) {

    public Buyer(JdbcClient jdbc) {
        this(new UserId(UUID.randomUUID()), jdbc);
    }

    public OfferPackages asks() {
        return new OfferPackages(id, new RequestId(UUID.randomUUID()));
    }

    public StartCheckout orders(String pack) {
        return new StartCheckout(new OrderId(UUID.randomUUID()), id, pack);
    }

    /** What waits in the outbox for this person, in order. */
    public List<Message> told() {
        return jdbc.sql("select payload from outbox where key = ? order by id")
                .param(id.toString())
                .query((row, _) -> Envelopes.read(row.getString("payload").getBytes(UTF_8)))
                .list();
    }

    /** Waits for it. */
    public <T extends Message> T isTold(Class<T> type) {
        await().untilAsserted(() -> assertThat(told()).hasAtLeastOneElementOfType(type));
        return told().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public String stateOf(StartCheckout order) {
        return jdbc.sql("select state from purchase_order where order_id = ?")
                .param(order.order().value())
                .query((row, _) -> row.getString("state"))
                .single();
    }
}
