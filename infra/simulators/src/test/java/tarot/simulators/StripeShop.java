package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import java.io.IOException;
import java.util.List;
import tarot.simulators.stripe.StripeSimulator;

/** A shop that sells through the simulated Stripe, by Stripe's own client, and listens to its webhooks. */
final class StripeShop implements AutoCloseable {

    private static final String SECRETS = "whsec_old, whsec_new";

    final Listener listener = new Listener();
    Simulators simulators = Simulators.start(settings());
    Http http = new Http(simulators.url());
    StripeClient stripe = client(simulators);
    private int keys;

    StripeShop() throws IOException {}

    /** As at first: webhooks come to the listener, and either secret may sign them. */
    SimulatorSettings settings() {
        return SimulatorSettings.forTests().withStripeWebhook(listener.url(), SECRETS);
    }

    /** Starts other simulators in their place. */
    void open(SimulatorSettings settings) {
        simulators.close();
        simulators = Simulators.start(settings);
        http = new Http(simulators.url());
        stripe = client(simulators);
    }

    @Override
    public void close() {
        simulators.close();
        listener.close();
    }

    /** Stripe from the other side, where people pay and banks decide. */
    StripeSimulator simulated() {
        return simulators.stripe();
    }

    Session create(long amount) throws StripeException {
        return StripeTests.create(stripe, amount, "key-" + ++keys);
    }

    Session paid(long amount) {
        try {
            var id = create(amount).getId();
            assertThat(simulated().pay(id)).isTrue();
            return stripe.v1().checkout().sessions().retrieve(id);
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
    }

    List<Event> heard(String type) {
        return listener.heard().stream()
                .map(heard -> Event.GSON.fromJson(heard.raw(), Event.class))
                .filter(event -> event.getType().equals(type))
                .toList();
    }

    <T extends StripeObject> List<T> objects(String type, Class<T> kind) {
        return heard(type).stream()
                .map(event ->
                        kind.cast(event.getDataObjectDeserializer().getObject().orElseThrow()))
                .toList();
    }

    private static StripeClient client(Simulators simulators) {
        return StripeClient.builder()
                .setApiKey("sk_test_123")
                .setApiBase(simulators.url())
                .setReadTimeout(500)
                .setMaxNetworkRetries(0)
                .build();
    }
}
