package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.AnswerPreCheckoutQuery;
import org.telegram.telegrambots.meta.api.methods.GetMyStarBalance;
import org.telegram.telegrambots.meta.api.methods.invoices.SendInvoice;
import org.telegram.telegrambots.meta.api.methods.payments.RefundStarPayment;
import org.telegram.telegrambots.meta.api.methods.payments.star.GetStarTransactions;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;
import org.telegram.telegrambots.meta.api.objects.payments.star.StarTransaction;
import org.telegram.telegrambots.meta.api.objects.payments.transactionpartner.TransactionPartner;
import org.telegram.telegrambots.meta.api.objects.payments.transactionpartner.TransactionPartnerUser;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import tarot.simulators.Listener.Answer;
import tarot.simulators.telegram.Invoice;
import tarot.simulators.telegram.PaymentFault;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.StarPayment;

/** Payments in Stars, with Telegram's client as the judge and a bot that answers in the webhook's body. */
class StarsTests {

    Simulators simulators = Simulators.start(SimulatorSettings.forTests().withPayWithin(Duration.ofMillis(400)));
    Http http = new Http(simulators.url());
    OkHttpTelegramClient client = TelegramClientTests.client(simulators);
    Person ada = simulators.telegram().person(7, "Ada");
    Listener bot;

    StarsTests() throws Exception {
        bot = new Listener();
    }

    @AfterEach
    void close() {
        simulators.close();
        bot.close();
    }

    @Test
    void anInvoiceIsACardWithAPriceThatOnlyTheBotKnowsThePayloadOf() throws Exception {
        var sent = client.execute(invoice("order-1", 50));
        assertThat(sent.getInvoice().getTotalAmount()).isEqualTo(50);
        assertThat(sent.getInvoice().getCurrency()).isEqualTo("XTR");
        assertThat(sent.getReplyMarkup().getKeyboard().getFirst().getFirst().getPay())
                .isTrue();
        assertThat(card().label()).isEqualTo("Pay ⭐️50");
        assertThat(card().payload()).isEqualTo("order-1");
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
        ada.blocksTheBot();
        refused(Map.of()).contains("bot was blocked by the user");
    }

    @Test
    void aPersonPaysOnceTheBotHasAgreed() throws Exception {
        client.execute(invoice("order-1", 50));
        ada.pays();
        var query = updates().getFirst().getPreCheckoutQuery();
        assertThat(query.getInvoicePayload()).isEqualTo("order-1");
        assertThat(query.getTotalAmount()).isEqualTo(50);
        assertThat(query.getFrom().getId()).isEqualTo(7);
        assertThat(card().pending()).isTrue();
        assertThat(simulators.telegram().checkouts().payments()).isEmpty();
        client.execute(new AnswerPreCheckoutQuery(query.getId(), true));
        var told = updates().getLast().getMessage();
        assertThat(told.getFrom().getId()).isEqualTo(7);
        assertThat(told.getText()).isNull();
        var paid = told.getSuccessfulPayment();
        assertThat(paid.getTelegramPaymentChargeId())
                .isEqualTo(payments().getFirst().charge())
                .hasSizeGreaterThan(80);
        assertThat(paid.getProviderPaymentChargeId()).isNotBlank();
        assertThat(paid.getTotalAmount()).isEqualTo(50);
        assertThat(paid.getCurrency()).isEqualTo("XTR");
        assertThat(paid.getInvoicePayload()).isEqualTo("order-1");
        assertThat(card().paid()).isEqualTo(1);
        assertThat(Objects.requireNonNull(ada.messages().getLast().receipt()).text())
                .contains("⭐️50");
    }

    @Test
    void theBotMayAnswerInTheWebhooksBodyAndTheSameInvoiceBePaidAgain() throws Exception {
        hooked("\"ok\":true");
        client.execute(invoice("order-1", 50));
        ada.pays();
        await().until(() -> card().paid() == 1);
        ada.pays();
        await().until(() -> card().paid() == 2);
        await().until(() -> told("successful_payment").size() == 2);
        assertThat(payments()).extracting(StarPayment::charge).doesNotHaveDuplicates();
        assertThat(client.execute(new GetMyStarBalance()).getAmount()).isEqualTo(100);
    }

    @Test
    void aRefusalIsShownAndTakesNothing() throws Exception {
        hooked("\"ok\":false,\"error_message\":\"This offer is over\"");
        client.execute(invoice("order-1", 50));
        ada.pays();
        await().until(() -> card().refusal().equals("This offer is over"));
        assertThat(card().paid()).isZero();
        assertThat(payments()).isEmpty();
    }

    @Test
    void aBotThatTakesTooLongIsNotWaitedFor() throws Exception {
        client.execute(invoice("order-1", 50));
        ada.pays();
        assertThatThrownBy(ada::pays).hasMessageContaining("being asked");
        var query = updates().getFirst().getPreCheckoutQuery();
        await().until(() -> card().refusal().contains("in time"));
        assertThatThrownBy(() -> client.execute(new AnswerPreCheckoutQuery(query.getId(), true)))
                .hasMessageContaining("query is too old");
        assertThat(payments()).isEmpty();
    }

    @Test
    void aRefusalNeedsAReason() {
        assertThatThrownBy(() -> client.execute(AnswerPreCheckoutQuery.builder()
                        .preCheckoutQueryId("1")
                        .ok(false)
                        .errorMessage("")
                        .build()))
                .isInstanceOf(TelegramApiException.class);
    }

    @Test
    void anInvoiceMayBePassedOnAndTheBotSeesWhoWouldPay() throws Exception {
        simulators.telegram().person(8, "Bob");
        client.execute(invoice("order-1", 50));
        assertThat(http.post("/admin/chats/7/forwards", "{\"to\":8}").statusCode())
                .isEqualTo(200);
        http.post("/admin/chats/8/payments", "");
        var query = updates().getFirst().getPreCheckoutQuery();
        assertThat(query.getFrom().getId()).isEqualTo(8);
        assertThat(query.getInvoicePayload()).isEqualTo("order-1");
    }

    @Test
    void aRefundGoesBackOnce() throws Exception {
        var payment = paid("order-1", 50);
        assertThatThrownBy(() -> client.execute(new RefundStarPayment(8L, payment.charge())))
                .hasMessageContaining("CHARGE_NOT_FOUND");
        assertThatThrownBy(() -> client.execute(new RefundStarPayment(7L, "stxnone")))
                .hasMessageContaining("CHARGE_NOT_FOUND");
        assertThat(client.execute(new RefundStarPayment(7L, payment.charge()))).isTrue();
        assertThatThrownBy(() -> client.execute(new RefundStarPayment(7L, payment.charge())))
                .hasMessageContaining("CHARGE_ALREADY_REFUNDED");
        await().until(() -> !told("refunded_payment").isEmpty());
        assertThat(told("refunded_payment").getFirst()).contains(payment.charge(), "\"total_amount\":50");
        assertThat(card().refunded()).isEqualTo(1);
        assertThat(client.execute(new GetMyStarBalance()).getAmount()).isZero();
    }

    @Test
    void transactionsAreListedOldestFirstRefundsUnderTheIdOfTheirPayment() throws Exception {
        var first = paid("order-1", 50);
        var second = paid("order-2", 20);
        client.execute(new RefundStarPayment(7L, first.charge()));
        var all = transactions(0, 100);
        assertThat(all)
                .extracting(StarTransaction::getId)
                .containsExactly(first.charge(), second.charge(), first.charge());
        assertThat(all).extracting(StarTransaction::getAmount).containsExactly(50, 20, 50);
        assertThat(buyer(all.getFirst().getSource()).getUser().getId()).isEqualTo(7);
        assertThat(buyer(all.getFirst().getSource()).getInvoicePayload()).isEqualTo("order-1");
        assertThat(all.getFirst().getReceiver()).isNull();
        assertThat(buyer(all.getLast().getReceiver()).getInvoicePayload()).isEqualTo("order-1");
        assertThat(all.getLast().getSource()).isNull();
        assertThat(transactions(1, 1)).extracting(StarTransaction::getId).containsExactly(second.charge());
        assertThat(transactions(3, 10)).isEmpty();
    }

    @Test
    void aPaymentMayBeLostDoubledLateOrOfAnotherAmount() throws Exception {
        http.post("/admin/telegram/payment-faults", "{\"kind\":\"lost\",\"chat\":7}");
        var lost = paid("order-1", 50);
        http.post("/admin/telegram/payment-faults", "{\"kind\":\"copies\",\"copies\":3}");
        var thrice = paid("order-2", 50);
        http.post("/admin/telegram/payment-faults", "{\"kind\":\"amount\",\"amount\":1}");
        var cheap = paid("order-3", 50);
        simulators.telegram().checkouts().fail(1, new PaymentFault.Late(Duration.ofMillis(300)), null);
        var late = paid("order-4", 50);
        await().until(() -> toldOf(late) == 1);
        assertThat(toldOf(lost)).isZero();
        assertThat(toldOf(thrice)).isEqualTo(3);
        assertThat(toldOf(cheap)).isEqualTo(1);
        assertThat(cheap.amount()).isEqualTo(1);
        assertThat(transactions(0, 100)).extracting(StarTransaction::getAmount).containsExactly(50, 50, 1, 50);
        assertThat(simulators.telegram().checkouts().faultsLeft()).isZero();
        http.post("/admin/telegram/payments/" + lost.charge() + "/tell", "");
        await().until(() -> toldOf(lost) == 1);
    }

    @Test
    void telegramItselfMayRefund() throws Exception {
        var payment = paid("order-1", 50);
        var path = "/admin/telegram/payments/" + payment.charge() + "/refund";
        assertThat(http.post(path, "{\"told\":false}").statusCode()).isEqualTo(200);
        assertThat(http.post(path, "").statusCode()).isEqualTo(400);
        assertThat(transactions(0, 100)).hasSize(2);
        assertThat(told("refunded_payment")).isEmpty();
        assertThat(http.get("/admin/telegram/payments").body()).contains("\"refunded\":true", "\"balance\":0");
    }

    @Test
    void paymentsOutliveTheProcessWhereThereIsAFolder(@TempDir Path folder) throws Exception {
        var environment = Map.of("SIMULATORS_PORT", "0", "SIMULATORS_DATA", folder.toString());
        simulators.close();
        simulators = Simulators.start(SimulatorSettings.of(environment));
        meet();
        var before = paid("order-1", 50);
        var gone = paid("order-2", 20);
        client.execute(new RefundStarPayment(7L, gone.charge()));
        var transactions = transactions(0, 100);
        simulators.close();
        simulators = Simulators.start(SimulatorSettings.of(environment));
        meet();
        assertThat(transactions(0, 100))
                .extracting(StarTransaction::getId)
                .isEqualTo(transactions.stream().map(StarTransaction::getId).toList());
        assertThatThrownBy(() -> client.execute(new RefundStarPayment(7L, gone.charge())))
                .hasMessageContaining("CHARGE_ALREADY_REFUNDED");
        assertThat(client.execute(new RefundStarPayment(7L, before.charge()))).isTrue();
        assertThat(paid("order-3", 1).charge()).isNotIn(before.charge(), gone.charge());
    }

    void meet() {
        http = new Http(simulators.url());
        client = TelegramClientTests.client(simulators);
        ada = simulators.telegram().person(7, "Ada");
    }

    StarPayment paid(String payload, int stars) throws Exception {
        hooked("\"ok\":true");
        client.execute(invoice(payload, stars));
        ada.pays();
        await().until(() -> card().paid() == 1);
        return payments().getLast();
    }

    /** From now on the bot answers in the webhook's body whether a payment may begin. */
    void hooked(String word) throws Exception {
        bot.answers(update -> new Answer(
                200,
                update.has("pre_checkout_query")
                        ? "{\"method\":\"answerPreCheckoutQuery\",\"pre_checkout_query_id\":%s,%s}"
                                .formatted(update.path("pre_checkout_query").path("id"), word)
                        : ""));
        http.form(UpdateTests.BOT + "/setWebhook", Map.of("url", bot.url()));
    }

    Invoice card() {
        return ada.received().reversed().stream()
                .flatMap(message -> Stream.ofNullable(message.invoice()))
                .findFirst()
                .orElseThrow();
    }

    List<StarPayment> payments() {
        return simulators.telegram().checkouts().payments();
    }

    List<String> told(String what) {
        return bot.heard().stream()
                .filter(heard -> heard.body().path("message").has(what))
                .map(Listener.Heard::raw)
                .toList();
    }

    long toldOf(StarPayment payment) {
        var raw = told("successful_payment").stream()
                .filter(it -> it.contains(payment.charge()))
                .toList();
        assertThat(Set.copyOf(raw)).as("updates of their own").hasSameSizeAs(raw);
        return raw.size();
    }

    List<Update> updates() throws TelegramApiException {
        return client.execute(GetUpdates.builder().timeout(0).build());
    }

    List<StarTransaction> transactions(int offset, int limit) throws TelegramApiException {
        return client.execute(GetStarTransactions.builder()
                        .offset(offset)
                        .limit(limit)
                        .build())
                .getTransactions();
    }

    static TransactionPartnerUser buyer(TransactionPartner partner) {
        assertThat(partner).isInstanceOf(TransactionPartnerUser.class);
        return (TransactionPartnerUser) partner;
    }

    static SendInvoice invoice(String payload, int stars) {
        return SendInvoice.builder()
                .chatId(7L)
                .title("25 credits")
                .description("For readings of any size")
                .payload(payload)
                .providerToken("")
                .currency("XTR")
                .price(new LabeledPrice("25 credits", stars))
                .build();
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
        var answer = http.form(UpdateTests.BOT + "/sendInvoice", form);
        assertThat(answer.statusCode()).isIn(400, 403);
        return assertThat(answer.body());
    }
}
