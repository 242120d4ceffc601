package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.AnswerPreCheckoutQuery;
import org.telegram.telegrambots.meta.api.methods.GetMyStarBalance;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import tarot.simulators.telegram.StarPayment;

/** How people come to pay in Stars, with Telegram's client as the judge and a bot that answers in the webhook's body. */
class StarsInvoiceTests {

    final StarsSale sale = new StarsSale();

    StarsInvoiceTests() throws Exception {}

    @AfterEach
    void close() {
        sale.close();
    }

    @Test
    void anInvoiceIsACardWithAPriceThatOnlyTheBotKnowsThePayloadOf() throws Exception {
        var sent = sale.client.execute(StarsSale.invoice("order-1", 50));
        assertThat(sent.getInvoice().getTotalAmount()).isEqualTo(50);
        assertThat(sent.getInvoice().getCurrency()).isEqualTo("XTR");
        assertThat(sent.getReplyMarkup().getKeyboard().getFirst().getFirst().getPay())
                .isTrue();
        assertThat(sale.card().label()).isEqualTo("Pay ⭐️50");
        assertThat(sale.card().payload()).isEqualTo("order-1");
    }

    @Test
    void refusesInvoicesInTelegramsWords() throws Exception {
        refused(Map.of("prices", "[{\"label\":\"a\",\"amount\":1},{\"label\":\"b\",\"amount\":1}]"))
                .contains("STARS_INVOICE_INVALID");
        refused(Map.of("provider_token", "1:TEST:2")).contains("STARS_INVOICE_INVALID");
        refused(Map.of("prices", "[{\"label\":\"a\",\"amount\":0}]")).contains("CURRENCY_TOTAL_AMOUNT_INVALID");
        refused(Map.of("prices", "[{\"label\":\"a\",\"amount\":100001}]")).contains("CURRENCY_TOTAL_AMOUNT_INVALID");
        refused(Map.of("prices", "nonsense")).contains("can't parse prices JSON object");
        refused(Map.of("prices", "[{\"amount\":1}]")).contains("can't parse labeled price");
        refused(Map.of("payload", "x".repeat(129))).contains("INVOICE_PAYLOAD_INVALID");
        refused(Map.of("payload", "")).contains("parameter \\\"payload\\\" is required");
        refused(Map.of("title", "")).contains("parameter \\\"title\\\" is required");
        refused(Map.of("title", "x".repeat(33))).contains("TITLE_INVALID");
        refused(Map.of("description", "x".repeat(256))).contains("DESCRIPTION_INVALID");
        refused(Map.of("currency", "USD")).contains("PAYMENT_PROVIDER_INVALID");
        refused(Map.of("chat_id", "99")).contains("chat not found");
        refused(Map.of("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"No\",\"callback_data\":\"no\"}]]}"))
                .contains("REPLY_MARKUP_BUY_EMPTY");
        sale.ada.blocksTheBot();
        refused(Map.of()).contains("bot was blocked by the user");
    }

    @Test
    void aPersonPaysOnceTheBotHasAgreed() throws Exception {
        sale.client.execute(StarsSale.invoice("order-1", 50));
        sale.ada.pays();
        var query = updates().getFirst().getPreCheckoutQuery();
        assertThat(query.getInvoicePayload()).isEqualTo("order-1");
        assertThat(query.getTotalAmount()).isEqualTo(50);
        assertThat(query.getFrom().getId()).isEqualTo(7);
        assertThat(sale.card().pending()).isTrue();
        assertThat(sale.telegram().checkouts().payments()).isEmpty();
        sale.client.execute(new AnswerPreCheckoutQuery(query.getId(), true));
        var told = updates().getLast().getMessage();
        assertThat(told.getFrom().getId()).isEqualTo(7);
        assertThat(told.getText()).isNull();
        var paid = told.getSuccessfulPayment();
        assertThat(paid.getTelegramPaymentChargeId())
                .isEqualTo(sale.payments().getFirst().charge())
                .hasSizeGreaterThan(80);
        assertThat(paid.getProviderPaymentChargeId()).isNotBlank();
        assertThat(paid.getTotalAmount()).isEqualTo(50);
        assertThat(paid.getCurrency()).isEqualTo("XTR");
        assertThat(paid.getInvoicePayload()).isEqualTo("order-1");
        assertThat(sale.card().paid()).isEqualTo(1);
        assertThat(Objects.requireNonNull(sale.ada.messages().getLast().receipt())
                        .text())
                .contains("⭐️50");
    }

    @Test
    void theBotMayAnswerInTheWebhooksBodyAndTheSameInvoiceBePaidAgain() throws Exception {
        sale.hooked("\"ok\":true");
        sale.client.execute(StarsSale.invoice("order-1", 50));
        sale.ada.pays();
        await().until(() -> sale.card().paid() == 1);
        sale.ada.pays();
        await().until(() -> sale.card().paid() == 2);
        await().until(() -> sale.told("successful_payment").size() == 2);
        assertThat(sale.payments()).extracting(StarPayment::charge).doesNotHaveDuplicates();
        assertThat(sale.client.execute(new GetMyStarBalance()).getAmount()).isEqualTo(100);
    }

    @Test
    void aRefusalIsShownAndTakesNothing() throws Exception {
        sale.hooked("\"ok\":false,\"error_message\":\"This offer is over\"");
        sale.client.execute(StarsSale.invoice("order-1", 50));
        sale.ada.pays();
        await().until(() -> sale.card().refusal().equals("This offer is over"));
        assertThat(sale.card().paid()).isZero();
        assertThat(sale.payments()).isEmpty();
    }

    @Test
    void aBotThatTakesTooLongIsNotWaitedFor() throws Exception {
        sale.client.execute(StarsSale.invoice("order-1", 50));
        sale.ada.pays();
        assertThatThrownBy(sale.ada::pays).hasMessageContaining("being asked");
        var query = updates().getFirst().getPreCheckoutQuery();
        await().until(() -> sale.card().refusal().contains("in time"));
        assertThatThrownBy(() -> sale.client.execute(new AnswerPreCheckoutQuery(query.getId(), true)))
                .hasMessageContaining("query is too old");
        assertThat(sale.payments()).isEmpty();
    }

    @Test
    void aRefusalNeedsAReason() {
        assertThatThrownBy(() -> sale.client.execute(AnswerPreCheckoutQuery.builder()
                        .preCheckoutQueryId("1")
                        .ok(false)
                        .errorMessage("")
                        .build()))
                .isInstanceOf(TelegramApiException.class);
    }

    @Test
    void anInvoiceMayBePassedOnAndTheBotSeesWhoWouldPay() throws Exception {
        sale.telegram().person(8, "Bob");
        sale.client.execute(StarsSale.invoice("order-1", 50));
        assertThat(sale.http.post("/admin/chats/7/forwards", "{\"to\":8}").statusCode())
                .isEqualTo(200);
        sale.http.post("/admin/chats/8/payments", "");
        var query = updates().getFirst().getPreCheckoutQuery();
        assertThat(query.getFrom().getId()).isEqualTo(8);
        assertThat(query.getInvoicePayload()).isEqualTo("order-1");
    }

    List<Update> updates() throws TelegramApiException {
        return sale.client.execute(GetUpdates.builder().timeout(0).build());
    }

    org.assertj.core.api.AbstractStringAssert<?> refused(Map<String, String> changes) throws Exception {
        var form = new java.util.HashMap<>(Map.of(
                "chat_id",
                "7",
                "title",
                "25 credits",
                "description",
                "For readings",
                "payload",
                "order-1",
                "currency",
                "XTR",
                "prices",
                "[{\"label\":\"25 credits\",\"amount\":50}]"));
        form.putAll(changes);
        var answer = sale.http.form(UpdateTests.BOT + "/sendInvoice", form);
        assertThat(answer.statusCode()).isIn(400, 403);
        return assertThat(answer.body());
    }
}
