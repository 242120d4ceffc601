package tarot.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.messaging.Publisher;

/** What comes in over Kafka. */
@LedgerTest
class CreditServiceTests {

    final Publisher publisher;
    final KafkaListenerEndpointRegistry listeners;
    final Person ada;

    CreditServiceTests(JdbcClient jdbc, Publisher publisher, KafkaListenerEndpointRegistry listeners) {
        this.publisher = publisher;
        this.listeners = listeners;
        this.ada = new Person(jdbc);
    }

    @Test
    void registrationPurchaseReadingAndBalanceArriveFromThreeTopics() {
        var reading = ada.reserve(3);
        var settled = ada.bought(25);
        publisher.publish(List.of(
                ada.registered(),
                new Greeted(ada.id(), new RequestId(UUID.randomUUID())),
                new CheckoutExpired(new OrderId(UUID.randomUUID()), ada.id()),
                settled,
                settled,
                reading,
                ada.capture(reading),
                settled));
        await().untilAsserted(() -> assertThat(ada.account()).isEqualTo(ada.has(27, 0)));
        publisher.publish(List.of(ada.asks()));
        await().untilAsserted(() -> assertThat(ada.told()).hasSize(5));
    }

    @Test
    void aPollIsOneTransaction() {
        arriveTogether(IntStream.range(0, 50).mapToObj(_ -> ada.reserve(0)).toList());
        await().untilAsserted(() -> assertThat(ada.told()).hasSize(51));
        assertThat(ada.transactions()).isOne();
    }

    @Test
    void aCommandThatCannotBeRightStopsNoOther() {
        List<Message> commands = new ArrayList<>();
        IntStream.range(0, 4).forEach(_ -> commands.add(ada.reserve(1)));
        commands.add(2, ada.release(ada.reserve(1))); // of what was never reserved
        arriveTogether(commands);
        await().untilAsserted(() -> assertThat(ada.told())
                .filteredOn(CreditsReserved.class::isInstance)
                .hasSize(4));
        assertThat(ada.account().held()).isEqualTo(Credits.of(4));
    }

    void arriveTogether(List<? extends Message> messages) {
        listeners.getListenerContainers().forEach(Lifecycle::stop);
        publisher.publish(messages);
        listeners.getListenerContainers().forEach(Lifecycle::start);
    }
}
