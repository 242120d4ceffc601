package tarot.credit.grant;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.credit.LedgerTest;
import tarot.credit.Person;

@LedgerTest
class GrantsTests {

    final Welcomes welcomes;
    final Payments payments;
    final Person ada;
    final Person bob;

    GrantsTests(Welcomes welcomes, Payments payments, JdbcClient jdbc) {
        this.welcomes = welcomes;
        this.payments = payments;
        this.ada = new Person(jdbc);
        this.bob = new Person(jdbc);
    }

    @Test
    void whoeverIsNewIsWelcomedWithFiveCreditsOnce() {
        welcomes.welcome(List.of(ada.id(), bob.id(), ada.id()));
        welcomes.welcome(List.of(ada.id()));
        assertThat(ada.account()).isEqualTo(ada.has(5, 0));
        assertThat(ada.told())
                .containsExactly(new CreditsGranted(
                        ada.id().value(),
                        ada.id(),
                        GrantReason.WELCOME,
                        Credits.of(5),
                        Credits.of(5),
                        Credits.NONE,
                        Credits.NONE));
    }

    @Test
    void whoeverIsWelcomedManyTimesAtOnceIsWelcomedOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .mapToObj(_ -> runAsync(() -> welcomes.welcome(List.of(bob.id(), ada.id())), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        assertThat(ada.told()).hasSize(1);
        assertThat(bob.account()).isEqualTo(bob.has(5, 0));
    }

    @Test
    void aPurchaseSettledThreeTimesIsGrantedOnce() {
        var settled = ada.bought(25);
        settle(settled, settled);
        settle(settled);
        assertThat(ada.account()).isEqualTo(ada.has(30, 0));
        assertThat(ada.told())
                .hasSize(2)
                .endsWith(new CreditsGranted(
                        settled.order().value(),
                        ada.id(),
                        GrantReason.PURCHASE,
                        Credits.of(25),
                        Credits.of(30),
                        Credits.NONE,
                        Credits.NONE));
    }

    @Test
    void twoOrdersOfOnePersonAreTwoGrants() {
        settle(ada.bought(10), bob.bought(25), ada.bought(60));
        assertThat(ada.account()).isEqualTo(ada.has(75, 0));
        assertThat(bob.account()).isEqualTo(bob.has(30, 0));
    }

    void settle(PaymentSettled... settled) {
        payments.book(Stream.of(settled).flatMap(PaymentEventsListener::wish).toList());
    }
}
