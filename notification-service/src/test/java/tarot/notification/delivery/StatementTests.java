package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.StatementReported;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.credit.StatementLine;
import tarot.contracts.credit.StatementLine.Movement;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.Button;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** What people can look up about their credits, as it stands in their chat. */
@TelegramSimulation
class StatementTests extends Telling {

    StatementTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending) {
        super(telegram, publisher, jdbc, sealing, sending);
    }

    @Test
    void aStatementIsTurnedPageByPageInTheChat() {
        happen(ada.registered("Ada"), page(0, true, 10), page(1, true, 10), page(2, false, 3));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(3));
        assertThat(ada.telegram().received())
                .extracting(message -> message.buttons().map(Button::data).toList())
                .containsExactly(List.of("statement:1"), List.of("statement:0", "statement:2"), List.of("statement:1"));
        assertThat(ada.read().getFirst())
                .contains("You have 12 credits")
                .containsPattern("(?m)^27 Nov 2026 · A reading · −2 · 12$");
        assertThat(ada.read().getLast().lines().filter(line -> line.contains("A reading")))
                .hasSize(3);
    }

    @Test
    void aPaymentReferenceCanBeCopiedFromTheChat() {
        var payment = UUID.randomUUID();
        happen(
                ada.registered("Ada"),
                new CreditsGranted(
                        payment,
                        ada.id(),
                        GrantReason.PURCHASE,
                        Credits.of(25),
                        Credits.of(30),
                        Credits.NONE,
                        Credits.NONE));
        await().untilAsserted(() -> assertThat(ada.telegram().received())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text())
                            .contains("25 credits have arrived")
                            .endsWith(payment.toString());
                    assertThat(message.entities())
                            .filteredOn(entity -> entity.type().equals("code"))
                            .singleElement()
                            .satisfies(entity -> assertThat(message.text()
                                            .substring(entity.offset(), entity.offset() + entity.length()))
                                    .isEqualTo(payment.toString()));
                }));
    }

    StatementReported page(int page, boolean more, int lines) {
        return new StatementReported(
                ada.id(),
                new RequestId(UUID.randomUUID()),
                page,
                more,
                IntStream.range(0, lines)
                        .mapToObj(n -> new StatementLine(
                                Instant.parse("2026-11-27T10:00:00Z"), Movement.READING, -2, Credits.of(12)))
                        .toList(),
                Credits.of(12),
                Credits.NONE,
                Credits.NONE);
    }
}
