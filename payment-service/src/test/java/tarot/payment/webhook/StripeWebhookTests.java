package tarot.payment.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;
import tarot.sealing.StorageSealing;

/** What is let in, and what is kept. */
@PaymentTest
class StripeWebhookTests {

    final FakeStripe stripe;
    final StorageSealing sealing;
    final JdbcClient jdbc;
    final Endpoint webhook;
    final Sale sale;
    final Customer ada;
    final StartCheckout order;
    final String session;

    StripeWebhookTests(FakeStripe stripe, StorageSealing sealing, JdbcClient jdbc, @LocalServerPort int port) {
        this.stripe = stripe;
        this.sealing = sealing;
        this.jdbc = jdbc;
        this.webhook = new Endpoint(port);
        this.sale = Sale.open(stripe, jdbc);
        this.ada = sale.customer();
        this.order = sale.order();
        this.session = sale.session();
    }

    /**
     * {@code %t} is the present second, {@code %s} the right signature of it, {@code %h} half of that, {@code %r} the same
     * backwards, {@code %S} in capitals.
     */
    static Stream<String> wrongHeaders() {
        return Stream.of(
                "",
                " ",
                ",",
                "=",
                ",,,",
                "t",
                "t=",
                "v1=",
                "t=,v1=",
                "t=%t",
                "v1=%s",
                "t=%t,v1=",
                "t=%t,v1",
                "t=%t;v1=%s",
                "t:%t,v1:%s",
                "t=now,v1=%s",
                "t=-1,v1=%s",
                "t=1e9,v1=%s",
                "t=99999999999999999999,v1=%s",
                "t=%t,v0=%s",
                "t=%t,v1=%s0",
                "t=%t,v1= %s",
                "t=%t,v1=zz",
                "t=%t,v1=" + "0".repeat(64),
                "t=1700000000,v1=%s",
                "t=9999999999,v1=%s",
                "t=%t,t=%t,v1=%s",
                "T=%t,V1=%s",
                "v1=%s,t=%t",
                "v1=%s,t=%t,v1=%s",
                "v0=x,t=%t,v1=%s",
                "t=%t,v1=%h",
                "t=%t,v1=%r",
                "t=%t,v1=%S",
                "t=%t,v1=%h,v1=%h",
                "t=%t v1=%s",
                "t=%t,t=1700000000,v1=%s",
                "t=0%t,v1=%s",
                "t=%t.0,v1=%s",
                "t=+%t,v1=%s",
                "t=0x%t,v1=%s",
                "{\"t\":%t,\"v1\":\"%s\"}",
                "t=%t,v1=%s" + ",v1=" + "a".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void whatIsNotSignedIsA400AndLeavesNothing(String header) {
        var body = paid();
        var right = FakeStripe.signature(body, FakeStripe.SECRET); // t=…,v1=…
        var time = right.substring(2, right.indexOf(','));
        var signature = right.substring(right.indexOf("v1=") + 3);
        var kept = kept();
        assertThat(webhook.post(
                        body,
                        header.replace("%t", time)
                                .replace("%s", signature)
                                .replace("%S", signature.toUpperCase(Locale.ROOT))
                                .replace("%h", signature.substring(0, 32))
                                .replace("%r", new StringBuilder(signature).reverse())))
                .isEqualTo(400);
        assertThat(kept()).isEqualTo(kept);
        assertThat(ada.stateOf(order)).isEqualTo("OPEN");
    }

    @Test
    void noHeaderOrTwoAreA400() {
        var body = paid();
        var right = FakeStripe.signature(body, FakeStripe.SECRET);
        assertThat(webhook.post(body, new String[0])).isEqualTo(400);
        assertThat(webhook.post(body, right, right)).isEqualTo(400);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoeverCallsOftenFillsNoLog(
            CapturedOutput output, @Autowired StripeSignature signature, @Autowired Inbox inbox) throws IOException {
        var fresh = new StripeWebhook(signature, inbox); // that of the service may have told of somebody just now
        for (var call = 0; call < 20; call++) {
            assertThat(fresh.on(new MockHttpServletRequest()).getStatusCode().value())
                    .isEqualTo(400);
        }
        assertThat(output.getAll().split("webhook refused", -1))
                .as("once, with a text before and one after it")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"id\":\"evt_1\"}",
                "{\"id\":\"evt 1\",\"type\":\"a\"}",
                "{\"id\":\"evt_\\u0000\",\"type\":\"a\"}",
                "{\"id\":\"evt_2\",\"type\":{}}",
                "{\"id\":\"evt_3\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"id\":{}}}}",
                "\u00ff\u00fe"
            })
    void whatIsSignedButUnreadableIsA400(String body) {
        var kept = kept();
        assertThat(webhook.post(body.getBytes(ISO_8859_1))).isEqualTo(400);
        assertThat(kept()).isEqualTo(kept);
    }

    @Test
    void whatIsTooLongIsA413() {
        assertThat(webhook.post(("{\"id\":\"" + "x".repeat(600_000) + "\"}").getBytes(UTF_8)))
                .isEqualTo(413);
    }

    @Test
    void otherEventsAreKeptAndMeanNothing() {
        var kept = kept();
        assertThat(webhook.post(
                        Endpoint.bytes("{'id':'evt_other%s','type':'charge.updated','data':{'object':{'currency':{}}}}"
                                .formatted(kept))))
                .isEqualTo(200);
        assertThat(kept()).isEqualTo(kept + 1);
    }

    @Test
    void whatIsKeptIsEncrypted() {
        stripe.failLooks(1_000, Fault.SERVER_ERROR); // what was acted on is forgotten
        var event = stripe.pay(session).getFirst();
        assertThat(webhook.post(FakeStripe.bytes(event))).isEqualTo(200);
        var name = event.path("id").asString();
        var contents = jdbc.sql("select contents from webhook_event where event_id = ?")
                .param(name)
                .query((row, _) -> row.getBytes("contents"))
                .single();
        assertThat(new String(contents, ISO_8859_1)).doesNotContain("checkout");
        assertThat(sealing.open(contents, "stripe event " + name)).isEqualTo(FakeStripe.bytes(event));
    }

    @AfterEach
    void aQuietDay() {
        stripe.heal();
    }

    @Test
    void anOldSecretIsBelievedUntilItIsTakenAway() {
        var body = FakeStripe.bytes(stripe.pay(session).getFirst());
        assertThat(webhook.post(body, FakeStripe.signature(body, FakeStripe.OLD_SECRET)))
                .isEqualTo(200);
        assertThat(ada.isTold(PaymentSettled.class)).isEqualTo(sale.settled());
    }

    byte[] paid() {
        return FakeStripe.bytes(stripe.pay(session).getFirst());
    }

    long kept() {
        return jdbc.sql("select count(*) from webhook_event").query(Long.class).single();
    }
}
