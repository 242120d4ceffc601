package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.meta.api.methods.GetMyStarBalance;
import org.telegram.telegrambots.meta.api.methods.payments.RefundStarPayment;
import org.telegram.telegrambots.meta.api.methods.payments.star.GetStarTransactions;
import org.telegram.telegrambots.meta.api.objects.payments.star.StarTransaction;
import org.telegram.telegrambots.meta.api.objects.payments.transactionpartner.TransactionPartner;
import org.telegram.telegrambots.meta.api.objects.payments.transactionpartner.TransactionPartnerUser;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import tarot.simulators.telegram.PaymentFault;
import tarot.simulators.telegram.StarPayment;

/** What becomes of Stars once they were paid, with Telegram's client as the judge. */
class StarsPaymentTests {

    final StarsSale sale = new StarsSale();

    StarsPaymentTests() throws Exception {}

    @AfterEach
    void close() {
        sale.close();
    }

    @Test
    void aRefundGoesBackOnce() throws Exception {
        var payment = paid("order-1", 50);
        assertThatThrownBy(() -> sale.client.execute(new RefundStarPayment(8L, payment.charge())))
                .hasMessageContaining("CHARGE_NOT_FOUND");
        assertThatThrownBy(() -> sale.client.execute(new RefundStarPayment(7L, "stxnone")))
                .hasMessageContaining("CHARGE_NOT_FOUND");
        assertThat(sale.client.execute(new RefundStarPayment(7L, payment.charge())))
                .isTrue();
        assertThatThrownBy(() -> sale.client.execute(new RefundStarPayment(7L, payment.charge())))
                .hasMessageContaining("CHARGE_ALREADY_REFUNDED");
        await().until(() -> !sale.told("refunded_payment").isEmpty());
        assertThat(sale.told("refunded_payment").getFirst()).contains(payment.charge(), "\"total_amount\":50");
        assertThat(sale.card().refunded()).isEqualTo(1);
        assertThat(sale.client.execute(new GetMyStarBalance()).getAmount()).isZero();
    }

    @Test
    void transactionsAreListedOldestFirstRefundsUnderTheIdOfTheirPayment() throws Exception {
        var first = paid("order-1", 50);
        var second = paid("order-2", 20);
        sale.client.execute(new RefundStarPayment(7L, first.charge()));
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
        sale.http.post("/admin/telegram/payment-faults", "{\"kind\":\"lost\",\"chat\":7}");
        var lost = paid("order-1", 50);
        sale.http.post("/admin/telegram/payment-faults", "{\"kind\":\"copies\",\"copies\":3}");
        var thrice = paid("order-2", 50);
        sale.http.post("/admin/telegram/payment-faults", "{\"kind\":\"amount\",\"amount\":1}");
        var cheap = paid("order-3", 50);
        sale.telegram().checkouts().fail(1, new PaymentFault.Late(Duration.ofMillis(300)), null);
        var late = paid("order-4", 50);
        await().until(() -> toldOf(late) == 1);
        assertThat(toldOf(lost)).isZero();
        assertThat(toldOf(thrice)).isEqualTo(3);
        assertThat(toldOf(cheap)).isEqualTo(1);
        assertThat(cheap.amount()).isEqualTo(1);
        assertThat(transactions(0, 100)).extracting(StarTransaction::getAmount).containsExactly(50, 50, 1, 50);
        assertThat(sale.telegram().checkouts().faultsLeft()).isZero();
        sale.http.post("/admin/telegram/payments/" + lost.charge() + "/tell", "");
        await().until(() -> toldOf(lost) == 1);
    }

    @Test
    void telegramItselfMayRefund() throws Exception {
        var payment = paid("order-1", 50);
        var path = "/admin/telegram/payments/" + payment.charge() + "/refund";
        assertThat(sale.http.post(path, "{\"told\":false}").statusCode()).isEqualTo(200);
        assertThat(sale.http.post(path, "").statusCode()).isEqualTo(400);
        assertThat(transactions(0, 100)).hasSize(2);
        assertThat(sale.told("refunded_payment")).isEmpty();
        assertThat(sale.http.get("/admin/telegram/payments").body()).contains("\"refunded\":true", "\"balance\":0");
    }

    @Test
    void paymentsOutliveTheProcessWhereThereIsAFolder(@TempDir Path folder) throws Exception {
        var environment = Map.of("SIMULATORS_PORT", "0", "SIMULATORS_DATA", folder.toString());
        sale.open(SimulatorSettings.of(environment));
        var before = paid("order-1", 50);
        var gone = paid("order-2", 20);
        sale.client.execute(new RefundStarPayment(7L, gone.charge()));
        var transactions = transactions(0, 100);
        sale.open(SimulatorSettings.of(environment));
        assertThat(transactions(0, 100))
                .extracting(StarTransaction::getId)
                .isEqualTo(transactions.stream().map(StarTransaction::getId).toList());
        assertThatThrownBy(() -> sale.client.execute(new RefundStarPayment(7L, gone.charge())))
                .hasMessageContaining("CHARGE_ALREADY_REFUNDED");
        assertThat(sale.client.execute(new RefundStarPayment(7L, before.charge())))
                .isTrue();
        assertThat(paid("order-3", 1).charge()).isNotIn(before.charge(), gone.charge());
    }

    StarPayment paid(String payload, int stars) throws Exception {
        sale.hooked("\"ok\":true");
        sale.client.execute(StarsSale.invoice(payload, stars));
        sale.ada.pays();
        await().until(() -> sale.card().paid() == 1);
        return sale.payments().getLast();
    }

    long toldOf(StarPayment payment) {
        var raw = sale.told("successful_payment").stream()
                .filter(it -> it.contains(payment.charge()))
                .toList();
        assertThat(Set.copyOf(raw)).as("updates of their own").hasSameSizeAs(raw);
        return raw.size();
    }

    List<StarTransaction> transactions(int offset, int limit) throws TelegramApiException {
        return sale.client
                .execute(GetStarTransactions.builder()
                        .offset(offset)
                        .limit(limit)
                        .build())
                .getTransactions();
    }

    static TransactionPartnerUser buyer(TransactionPartner partner) {
        assertThat(partner).isInstanceOf(TransactionPartnerUser.class);
        return (TransactionPartnerUser) partner;
    }
}
