package tarot.simulators;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.invoices.SendInvoice;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;
import tarot.simulators.Listener.Answer;
import tarot.simulators.telegram.Invoice;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.StarPayment;
import tarot.simulators.telegram.TelegramSimulator;

/** A bot that asks for Stars by Telegram's client, and Ada, who may pay them. */
final class StarsSale implements AutoCloseable {

    final Listener bot = new Listener();
    Simulators simulators = Simulators.start(SimulatorSettings.forTests().withPayWithin(Duration.ofMillis(400)));
    Http http = new Http(simulators.url());
    OkHttpTelegramClient client = TelegramClientTests.client(simulators);
    Person ada = telegram().person(7, "Ada");

    StarsSale() throws IOException {}

    /** Starts other simulators in their place. */
    void open(SimulatorSettings settings) {
        simulators.close();
        simulators = Simulators.start(settings);
        http = new Http(simulators.url());
        client = TelegramClientTests.client(simulators);
        ada = telegram().person(7, "Ada");
    }

    @Override
    public void close() {
        simulators.close();
        bot.close();
    }

    /** Telegram from the other side, where people are. */
    TelegramSimulator telegram() {
        return simulators.telegram();
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
        return telegram().checkouts().payments();
    }

    List<String> told(String what) {
        return bot.heard().stream()
                .filter(heard -> heard.body().path("message").has(what))
                .map(Listener.Heard::raw)
                .toList();
    }
}
