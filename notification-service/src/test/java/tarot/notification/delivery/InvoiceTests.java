package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.contracts.notification.NotificationEvent.MessageFailed;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.BotCall;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.Invoice;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** How an invoice in Stars reaches the person who wants to pay. */
@TelegramSimulation
class InvoiceTests extends Telling {

    static final String TYPE = "tarot.payment.invoice-issued.v1";

    InvoiceTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending) {
        super(telegram, publisher, jdbc, sealing, sending);
    }

    @Test
    void anInvoiceAsksForStarsWithThePayloadThatWasSigned() {
        var issued = ada.invoiced("signed");
        happen(ada.registered("Ada"), issued, issued);
        awaitAnnounced(ada, new MessageDelivered(issued.id(), ada.id(), TYPE));
        assertThat(invoices(ada)).singleElement().satisfies(invoice -> {
            assertThat(invoice.title()).isEqualTo("25 credits");
            assertThat(invoice.amount()).isEqualTo(225);
            assertThat(invoice.currency()).isEqualTo("XTR");
            assertThat(invoice.payload()).isEqualTo("signed");
        });
        assertThat(calls(ada))
                .singleElement()
                .satisfies(call -> assertThat(call.parameters().getOrDefault("provider_token", ""))
                        .isEmpty());
    }

    @Test
    void aPauseThatTelegramAsksForIsKeptAndTheInvoiceComesOnce() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.TooManyRequests(1));
        happen(ada.invoiced("after a pause"));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD"));
        assertThat(invoices(ada)).hasSize(1);
        assertThat(attempts(ada)).containsExactly(0);
    }

    @Test
    void anInvoiceOutlastsOutages() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.ServerError(502));
        meets(ada, 1, new TelegramFault.Cut());
        happen(ada.invoiced("at last"), next());
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD", "TOLD"));
        assertThat(invoices(ada)).hasSize(1);
        assertThat(ada.read().getLast()).contains("not used in time");
    }

    @Test
    void whoBlockedTheBotGetsNoInvoiceAndIsAnnounced() {
        happen(ada.registered("Ada"));
        ada.telegram().blocksTheBot();
        var issued = ada.invoiced("unwanted");
        happen(issued);
        awaitAnnounced(ada, new RecipientUnreachable(issued.id(), ada.id()));
        assertThat(states(ada)).containsExactly("DROPPED");
    }

    @Test
    void anInvoiceThatTelegramWillNotTakeIsDeadLetteredAndWhoWaitsForItHearsSo() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.BadRequest("CURRENCY_TOTAL_AMOUNT_INVALID"));
        var issued = ada.invoiced("secret payload");
        happen(issued, next());
        awaitAnnounced(ada, new MessageFailed(issued.id(), ada.id(), TYPE));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("FAILED", "TOLD"));
        assertThat(ada.read().getFirst()).contains("cannot show you an invoice", "Nothing was charged");
        assertThat(deadLetters(ada)).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("tarot.payment.events.v1.dlt");
            assertThat(Envelopes.read(letter.raw().getBytes(UTF_8))).isEqualTo(issued);
            assertThat(letter.headers()).containsEntry("tarot-error-class", NotTaken.class.getName());
            assertThat(letter.raw() + letter.headers()).doesNotContain("secret payload");
        });
    }

    @Test
    void aSignedPayloadDoesNotLieOpenInTheDatabase() {
        happen(ada.registered("Ada"));
        sending.stop();
        try {
            happen(ada.invoiced("secret payload"));
            await().untilAsserted(() -> assertThat(states(ada)).hasSize(1));
            assertThat(jdbc.sql("select convert_from(envelope, 'UTF8') from delivery where user_id = ?")
                            .param(ada.id().value())
                            .query(String.class)
                            .single())
                    .doesNotContain("secret payload");
        } finally {
            sending.start();
        }
    }

    /** Of the same topic, and so behind what was before it. */
    CheckoutExpired next() {
        return new CheckoutExpired(new OrderId(UUID.randomUUID()), ada.id());
    }

    static List<Invoice> invoices(Somebody person) {
        return person.telegram().received().stream()
                .map(ChatMessage::invoice)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    List<BotCall> calls(Somebody person) {
        return telegram.calls("sendInvoice").stream()
                .filter(call -> call.chat() == person.telegram().id())
                .toList();
    }
}
