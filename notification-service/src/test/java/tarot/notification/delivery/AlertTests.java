package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.notification.recipient.Admins;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** What wakes the admins reaches every one of them, once, and holds nobody up. */
@TelegramSimulation
class AlertTests extends Telling {

    final Admins admins;
    final Person first;
    final Person second;

    AlertTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending,
            Admins admins) {
        super(telegram, publisher, jdbc, sealing, sending);
        this.admins = admins;
        this.first = telegram.person(TelegramSimulation.FIRST_ADMIN, "Grace");
        this.second = telegram.person(TelegramSimulation.SECOND_ADMIN, "Joan");
    }

    @BeforeEach
    void unblocked() {
        first.unblocksTheBot();
        second.unblocksTheBot();
    }

    @Test
    void aHeldPaymentIsToldToWhoPaidAndToEveryAdminOnceHoweverOftenItIsDelivered() {
        var held = ada.paidWrongly(90);
        happen(ada.registered("Ada"), held, held);
        await().untilAsserted(() -> assertThat(alerts(held)).containsExactlyInAnyOrder("TOLD", "TOLD"));
        happen(held, ada.numbered(3));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(2));
        assertThat(ada.read().getFirst())
                .contains("is not what was ordered", held.payment().toString());
        for (var admin : List.of(first, second)) {
            assertThat(read(admin))
                    .filteredOn(text -> text.contains(held.payment().toString()))
                    .singleElement()
                    .asString()
                    .contains("A payment is held", ada.id().toString())
                    .doesNotContain("Ada", Long.toString(ada.telegram().id()));
        }
        awaitAnnounced(ada, new MessageDelivered(held.id(), ada.id(), "tarot.payment.payment-held.v1"));
        assertThat(announcedAbout(admins.all().getFirst().recipient())).isZero();
    }

    @Test
    void anAdminWhoBlockedTheBotHoldsNobodyUpAndIsAlertedAgainOnceBack() {
        happen(ada.registered("Ada"));
        first.blocksTheBot();
        var missed = ada.paidWrongly(91);
        happen(missed);
        await().untilAsserted(() -> assertThat(alerts(missed)).containsExactlyInAnyOrder("DROPPED", "TOLD"));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD"));
        assertThat(read(second)).last().asString().contains("91 ★");
        first.unblocksTheBot();
        var next = ada.paidWrongly(92);
        happen(next);
        await().untilAsserted(() -> assertThat(alerts(next)).containsExactly("TOLD", "TOLD"));
        assertThat(read(first)).last().asString().contains("92 ★");
    }

    @Test
    void booksThatDoNotAddUpAreTheAdminsBusinessOnly() {
        var about = new DiscrepancyFound(UUID.randomUUID(), ada.id(), "held is not the open holds");
        var inGeneral = new DiscrepancyFound(UUID.randomUUID(), UserId.NOBODY, "an entry does not sum to zero");
        happen(ada.registered("Ada"), about, inGeneral);
        await().untilAsserted(() -> {
            assertThat(alerts(about)).containsExactly("TOLD", "TOLD");
            assertThat(alerts(inGeneral)).containsExactly("TOLD", "TOLD");
        });
        assertThat(read(second)).anyMatch(text -> text.contains("an entry does not sum to zero"));
        assertThat(states(ada)).isEmpty();
        assertThat(toldToNobody()).isZero();
    }

    @Test
    void aPaymentOfNobodyKnownIsTheAdminsBusinessAndWaitsForNobody() {
        var held =
                new PaymentHeld(new PaymentId(UUID.randomUUID()), UserId.NOBODY, null, 97, "USD", PaymentMethod.STRIPE);
        happen(held);
        await().untilAsserted(() -> assertThat(alerts(held)).containsExactly("TOLD", "TOLD"));
        assertThat(read(first)).last().asString().contains("$0.97", "none known");
        assertThat(toldToNobody()).isZero();
    }

    @Test
    void aDisputeWakesTheAdminsWhileTheCreditsThatItTookTellThePerson() {
        var disputed = new PaymentReversed(
                UUID.randomUUID(),
                new PaymentId(UUID.randomUUID()),
                ada.id(),
                ReversalReason.DISPUTE,
                Credits.of(10),
                199,
                "USD");
        happen(ada.registered("Ada"), disputed);
        await().untilAsserted(() -> assertThat(alerts(disputed)).containsExactly("TOLD", "TOLD"));
        assertThat(read(first)).last().asString().contains("disputed", "$1.99");
        assertThat(states(ada)).isEmpty();
    }

    @Test
    void anAlertOutlastsOutagesAndTheOtherAdminDoesNotWaitForIt() {
        telegram.fail(3, new TelegramFault.ServerError(502), null, first.id());
        var held = ada.paidWrongly(93);
        happen(held);
        await().untilAsserted(() -> assertThat(alerts(held)).containsExactly("TOLD", "TOLD"));
        assertThat(read(first)).last().asString().contains("93 ★");
    }

    @Test
    void anAlertThatTelegramWillNotTakeIsDeadLetteredAsItsEventCame() {
        telegram.fail(1, new TelegramFault.BadRequest("message is odd"), null, second.id());
        var held = ada.paidWrongly(94);
        happen(held);
        await().untilAsserted(() -> assertThat(alerts(held)).containsExactlyInAnyOrder("FAILED", "TOLD"));
        assertThat(deadLetters(ada))
                .singleElement()
                .satisfies(letter ->
                        assertThat(Envelopes.read(letter.raw().getBytes(UTF_8))).isEqualTo(held));
    }

    @Test
    void whatIsToldToAnAdminAsAPersonDoesNotWaitForAlerts() {
        var grace = new Somebody(new UserId(UUID.randomUUID()), first, ada.sealing());
        happen(grace.registered("Grace"));
        sending.stop();
        try {
            var held = ada.paidWrongly(95);
            happen(held, grace.greeted());
            await().untilAsserted(() -> {
                assertThat(alerts(held)).containsExactly("WAITING", "WAITING");
                assertThat(states(grace)).containsExactly("WAITING");
            });
            jdbc.sql("update delivery set not_before = now() + interval '1 hour' where user_id = any (?)")
                    .param(admins.all().stream()
                            .map(admin -> admin.recipient().value())
                            .toArray(UUID[]::new))
                    .update();
        } finally {
            sending.start();
        }
        await().untilAsserted(() -> assertThat(states(grace)).containsExactly("TOLD"));
        jdbc.sql("update delivery set not_before = now() where state = 'WAITING'")
                .update();
        await().untilAsserted(() -> assertThat(read(second)).last().asString().contains("95 ★"));
    }

    @Test
    void whoAnAdminIsDoesNotLieOpenInTheDatabase() {
        happen(ada.paidWrongly(96));
        await().untilAsserted(() -> assertThat(read(first)).last().asString().contains("96 ★"));
        for (var admin : admins.all()) {
            assertThat(jdbc.sql("select recipient::text from recipient where user_id = ?")
                            .param(admin.recipient().value())
                            .query(String.class)
                            .single())
                    .doesNotContain(Long.toString(admin.person().chat()));
        }
    }

    /** The states of what admins are told of this event. */
    List<String> alerts(Message event) {
        return admins.all().stream()
                .map(admin -> Deliveries.alert(event, admin).told())
                .flatMap(
                        told -> jdbc
                                .sql("select state from delivery where told = ?")
                                .param(told)
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }

    long toldToNobody() {
        return jdbc.sql("select count(*) from delivery where user_id = ?")
                .param(UserId.NOBODY.value())
                .query(Long.class)
                .single();
    }

    long announcedAbout(UserId recipient) {
        return jdbc.sql("select count(*) from outbox where key = ?")
                .param(recipient.toString())
                .query(Long.class)
                .single();
    }

    static List<String> read(Person person) {
        return person.received().stream().map(ChatMessage::text).toList();
    }
}
