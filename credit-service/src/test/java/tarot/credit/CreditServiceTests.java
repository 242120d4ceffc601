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
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;

/** What comes in over Kafka. */
@LedgerTest
class CreditServiceTests {

    final Publisher publisher;
    final KafkaListenerEndpointRegistry listeners;
    final TransportSealing transport;
    final Person ada;

    CreditServiceTests(
            JdbcClient jdbc, Publisher publisher, KafkaListenerEndpointRegistry listeners, TransportSealing transport) {
        this.publisher = publisher;
        this.listeners = listeners;
        this.transport = transport;
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
    void whatIsGivenBackByThePaymentsTopicIsOwedAndEverythingElseMovesNothing() {
        var payment = ada.pays(10);
        var refund = ada.refunded(payment);
        var reading = ada.reserve(12);
        publisher.publish(List.of(payment, new PaymentFailed(payment.order(), ada.id())));
        await().until(() -> ada.hasAnAccount() && ada.account().equals(ada.has(15, 0)));
        publisher.publish(List.of(reading));
        await().until(() -> ada.account().equals(ada.has(3, 12)));
        publisher.publish(List.of(refund, refund));
        await().until(() -> ada.account().equals(ada.owes(0, 12, 7)));
        publisher.publish(List.of(ada.asksForPage(0), ada.redeems("NOBODYMADETHIS", transport), ada.cameBy(ada)));
        await().until(() -> ada.told().size() == 7);
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
        commands.add(2, ada.capture(ada.reserve(1))); // of what was never reserved
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
