package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.payment.PaymentCommand;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;

/**
 * The same is paid and given back in Stars for two people: one command at a time, and all of them several times and
 * shuffled, while Telegram's list is gone through and calls fail. Both end alike, and so does what is announced.
 */
@PaymentTest
class ConvergenceInStarsTests {

    /** What happens in Stars: so many payments, one of them perhaps of another amount, some given back. */
    record Gift(int payments, boolean odd, int refunds) {}

    final Publisher publisher;
    final TransportSealing sealing;
    final FakeTelegram telegram;
    final JdbcClient jdbc;
    final Ending ending;

    ConvergenceInStarsTests(Publisher publisher, TransportSealing sealing, FakeTelegram telegram, JdbcClient jdbc) {
        this.publisher = publisher;
        this.sealing = sealing;
        this.telegram = telegram;
        this.jdbc = jdbc;
        this.ending = new Ending(jdbc);
    }

    @RepeatedTest(2)
    void anyOrderInStarsEndsAsTheCleanRun() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var gift = new Gift(1 + random.nextInt(4), random.nextBoolean(), random.nextInt(4));
        var clean = new Customer(jdbc);
        var wild = new Customer(jdbc);
        var cleanAdmin = new Customer(jdbc);
        var wildAdmin = new Customer(jdbc);
        for (var each : giving(gift, clean, cleanAdmin)) {
            for (var command : each) {
                publisher.publish(List.of(command));
                heard(clean, cleanAdmin);
            }
        }
        var before = new ArrayList<PaymentCommand>();
        for (var each : giving(gift, wild, wildAdmin)) {
            before.addAll(each);
            before.addAll(each);
            Collections.shuffle(before, random);
            telegram.failRefunds(random.nextInt(3), Fault.LOST_ANSWER);
            jdbc.sql("update reconciliation set due_at = now()").update();
            publisher.publish(before);
            heard(wild, wildAdmin);
            telegram.heal();
        }
        assertThat(Ending.of(wild)).as("seed %d: %s", seed, gift).isEqualTo(Ending.of(clean));
        assertThat(Ending.of(wildAdmin)).as("seed %d: %s", seed, gift).isEqualTo(Ending.of(cleanAdmin));
    }

    /** The commands, in two parts: an admin can only give back what is there. */
    List<List<PaymentCommand>> giving(Gift gift, Customer customer, Customer admin) {
        var order = customer.ordersInStars("p25", sealing);
        var buyer = new StarsBuyer(customer, publisher, sealing, telegram);
        var payload = buyer.invoiced(order);
        var paid = new ArrayList<PaymentCommand>();
        paid.add(order);
        for (int i = 0; i < gift.payments(); i++) {
            paid.add(buyer.pays(payload, gift.odd() && i == 0 ? 1 : 225));
        }
        var given = new ArrayList<PaymentCommand>();
        for (int i = 0; i < Math.min(gift.refunds(), gift.payments()); i++) {
            given.add(buyer.refund(admin, ((RecordStarsPayment) paid.get(i + 1)).payment()));
        }
        return List.of(paid, given);
    }

    void heard(Customer customer, Customer admin) {
        for (var one : List.of(customer, admin)) {
            var question = one.asks();
            publisher.publish(List.of(question));
            await().untilAsserted(() -> assertThat(one.told(PackagesOffered.class))
                    .anyMatch(answer -> answer.request().equals(question.request())));
        }
        ending.isReached();
    }
}
