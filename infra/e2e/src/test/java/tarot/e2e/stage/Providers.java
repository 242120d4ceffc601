package tarot.e2e.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tools.jackson.databind.JsonNode;

/** Those who take people's money, Telegram and Stripe, with a journey's hand in their tills. */
public final class Providers {

    private static final String TWISTS = "/admin/telegram/payment-faults";
    private static final String STARS = "/admin/telegram/payments";
    private static final String SESSIONS = "/admin/stripe/sessions";
    private static final String WEBHOOKS = "/admin/stripe/webhooks";

    private final SimulatorsClient simulators;

    Providers(SimulatorsClient simulators) {
        this.simulators = simulators;
    }

    /**
     * Money that a provider took.
     *
     * @param by Telegram's charge, or Stripe's checkout session
     * @param back how much of it has gone back; all of it for as long as a bank disputes it
     */
    public record Taken(PaymentMethod method, String by, String currency, long amount, long back) {

        public PaymentId payment() {
            return PaymentId.of(method, by);
        }
    }

    /** All that was ever paid. */
    public List<Taken> taken() {
        var stars = simulators.get(STARS).path("payments").valueStream().map(Providers::stars);
        var stripe = simulators
                .get(SESSIONS)
                .path("sessions")
                .valueStream()
                .filter(session ->
                        session.path("charge").path("state").asString("").equals("succeeded"))
                .map(Providers::stripe);
        return Stream.concat(stars, stripe).toList();
    }

    /** What a person paid in Stars, oldest first. */
    public List<Taken> starsOf(Visitor visitor) {
        return simulators
                .get(STARS)
                .path("payments")
                .valueStream()
                .filter(payment -> payment.path("user").asLong() == visitor.chat())
                .map(Providers::stars)
                .toList();
    }

    /** The next payment of this person goes so; {@code details} as the admin API has them. */
    public void starsGoWrong(String kind, Visitor visitor, Map<String, Object> details) {
        var fault = new HashMap<>(details);
        fault.putAll(Map.of("kind", kind, "chat", visitor.chat()));
        simulators.post(TWISTS, fault);
    }

    /** Telegram gives a payment back, and never tells the bot. */
    public void starsGoBackUntold(Taken payment) {
        simulators.post(STARS + "/" + payment.by() + "/refund", Map.of("told", false));
    }

    /** As the button on the pay page does. */
    public void pays(String checkoutPage) {
        session(checkoutPage, "pay", Map.of());
    }

    /** Pays another amount than is asked for, in cents. */
    public void pays(String checkoutPage, long cents) {
        session(checkoutPage, "pay", Map.of("amount", cents));
    }

    /** The person has done their part, but their bank takes its time. */
    public void paysByASlowBank(String checkoutPage) {
        session(checkoutPage, "pay-later", Map.of());
    }

    /** What became of that. */
    public void moneyArrives(String checkoutPage, boolean succeeded) {
        session(checkoutPage, "arrive", Map.of("succeeded", succeeded));
    }

    /** Refunds in Stripe's dashboard; -1 for all that is left. */
    public void refunds(String checkoutPage, long cents) {
        session(checkoutPage, "refund", Map.of("amount", cents));
    }

    /** The buyer's bank asks for the money back; returns the dispute's id. */
    public String disputes(String checkoutPage) {
        return session(checkoutPage, "dispute", Map.of()).path("dispute").asString("");
    }

    public void dispute(String id, boolean won) {
        simulators.post("/admin/stripe/disputes/" + id, Map.of("won", won));
    }

    /** The next so many webhooks of Stripe never come. */
    public void losesWebhooks(int number) {
        simulators.post(WEBHOOKS, Map.of("lose", number));
    }

    /** Webhooks of Stripe wait, and come twice each in the end. */
    public void keepsWebhooksBack() {
        simulators.post(WEBHOOKS, Map.of("hold", true, "copies", 2));
    }

    /** Those that waited come, in an order that only the seed decides. */
    public void shufflesWebhooks(long seed) {
        simulators.post(WEBHOOKS, Map.of("shuffle", seed));
    }

    /** Which of the two webhook secrets signs. */
    public void signsWith(int secret) {
        simulators.post(WEBHOOKS, Map.of("secret", secret));
    }

    /** The next call that makes a checkout is done at once, but answered late. */
    public void answersLate(long millis) {
        simulators.post("/admin/stripe/faults", Map.of("kind", "late", "millis", millis, "method", "POST"));
    }

    /** How many checkouts Stripe has made for an order. */
    public long checkouts(String order) {
        return simulators
                .get(SESSIONS)
                .path("sessions")
                .valueStream()
                .filter(session ->
                        session.path("metadata").path("order").asString("").equals(order))
                .count();
    }

    /** All is on time, complete and once again. */
    void quiet() {
        simulators.delete(TWISTS);
        simulators.post(WEBHOOKS, Map.of("copies", 1, "lose", 0, "secret", 1));
        if (simulators.get(WEBHOOKS).path("held").asInt() > 0) {
            shufflesWebhooks(1);
        }
    }

    private JsonNode session(String checkoutPage, String deed, Map<String, Object> body) {
        return simulators.post(SESSIONS + "/" + checkoutPage.replaceAll(".*/pay/", "") + "/" + deed, body);
    }

    private static Taken stars(JsonNode payment) {
        var amount = payment.path("amount").asLong();
        return new Taken(
                PaymentMethod.STARS,
                payment.path("charge").asString(""),
                "XTR",
                amount,
                payment.path("refunded").asBoolean() ? amount : 0);
    }

    private static Taken stripe(JsonNode session) {
        var charge = session.path("charge");
        var disputed = charge.has("dispute")
                && !charge.path("dispute").path("state").asString("").equals("won");
        var amount = charge.path("amount").asLong();
        return new Taken(
                PaymentMethod.STRIPE,
                session.path("id").asString(""),
                session.path("currency").asString("").toUpperCase(Locale.ROOT),
                amount,
                disputed ? amount : charge.path("refunded").asLong());
    }
}
