package tarot.simulators.stripe;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tarot.simulators.control.Journal;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tools.jackson.databind.node.ObjectNode;

/** Stripe, as far as a shop that sells through Checkout sees it. All methods may be called from any thread. */
public final class StripeSimulator implements AutoCloseable {

    private final CheckoutSessions sessions;
    private final Charges charges;
    private final Events events;
    private final Webhooks webhooks;
    private final Payments payments;
    private final Strikes faults;
    private final ScheduledExecutorService time =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    /** @param baseUrl where the pay page will be, asked only once there are requests */
    public StripeSimulator(StripeSettings settings, Clock clock, Supplier<String> baseUrl) {
        var data = settings.data();
        var journal = new Journal(data == null ? null : data.resolve("stripe.jsonl"));
        var keys = new IdempotencyKeys(journal);
        this.sessions = new CheckoutSessions(journal, clock, baseUrl);
        this.charges = new Charges(journal);
        this.webhooks = new Webhooks(settings, clock);
        this.events = new Events(settings, clock, journal, webhooks);
        this.payments = new Payments(sessions, charges, events, clock);
        this.faults = new Strikes(new StripeApi(sessions, charges, events, payments, keys));
        journal.read().forEach(saved -> {
            switch (saved.path("kind").asString("")) {
                case CheckoutSessions.KIND -> sessions.restore(saved);
                case Charges.KIND -> charges.restore(saved);
                case Events.KIND -> events.restore(saved);
                case IdempotencyKeys.KIND -> keys.restore(saved);
                default -> {} // of another version
            }
        });
        time.scheduleWithFixedDelay(payments::expireOverdue, 1, 1, TimeUnit.SECONDS);
    }

    /** Answers what is under {@code /v1} and not the model's. */
    public Reply call(Request request) throws InterruptedException {
        if (request.header("Authorization").filter(key -> key.length() > 8).isEmpty()) {
            return StripeRefusal.unauthorized().reply();
        }
        return faults.answer(request);
    }

    /** Answers {@code /pay/<session>}, and the buttons on it. */
    public Reply payPage(Request request) {
        var id = request.segment(1);
        var session = sessions.find(id);
        if (session.isEmpty()) {
            return Reply.html(404, PayPage.notice("Not found", "There is no such checkout."));
        }
        if (!request.method().equals("POST")) {
            return Reply.html(200, PayPage.of(session.get()));
        }
        return switch (request.segment(2)) {
            case "pay" -> {
                pay(id);
                yield Reply.redirect(session.get().successUrl());
            }
            case "later" -> {
                payLater(id);
                yield Reply.redirect(session.get().successUrl());
            }
            case "cancel" -> {
                var back = session.get().cancelUrl();
                yield back.isEmpty()
                        ? Reply.html(200, PayPage.notice("Cancelled", "Nothing was paid. You can go back to the chat."))
                        : Reply.redirect(back);
            }
            default -> Reply.notFound();
        };
    }

    /** A page for shops that have none of their own to send people to after they have paid. */
    public Reply thanks() {
        return Reply.html(200, PayPage.notice("Thank you", "Close this page and go back to the chat."));
    }

    /** Newest first. */
    public List<CheckoutSession> sessions() {
        return sessions.newestFirst();
    }

    public Optional<CheckoutSession> session(String id) {
        return sessions.find(id);
    }

    /** Newest first. */
    public List<Charge> charges() {
        return charges.newestFirst();
    }

    /** The charge of a session, once the person has done their part. */
    public Optional<Charge> charge(String session) {
        return charges.ofSession(session);
    }

    /** Pays, as the button on the pay page does; false if the session is not open any more. */
    public boolean pay(String session) {
        return payments.pay(session, -1);
    }

    /** Pays another amount than the session asks for, in the currency's smallest unit. */
    public boolean pay(String session, long amount) {
        return payments.pay(session, amount);
    }

    /** The person has done their part, but their bank takes its time. */
    public boolean payLater(String session) {
        return payments.payLater(session);
    }

    /** What became of a payment that takes its time; false if the session waits for none. */
    public boolean arrive(String session, boolean succeeded) {
        return payments.arrive(session, succeeded);
    }

    /** Lets a session expire; false if it is not open any more. */
    public boolean expire(String session) {
        return payments.expire(session);
    }

    /**
     * Refunds as the shop's owner does in the dashboard.
     *
     * @param amount in the currency's smallest unit; -1 for all that is left
     * @throws IllegalStateException with Stripe's words if that cannot be
     */
    public Refund refund(String session, long amount) {
        try {
            return payments.refund(paid(session), amount).refunds().getLast();
        } catch (StripeRefusal refusal) {
            throw new IllegalStateException(refusal.getMessage(), refusal);
        }
    }

    /** The buyer's bank sends a refund back; false if there is no such refund. */
    public boolean failRefund(String refund) {
        return payments.failRefund(refund);
    }

    /**
     * The buyer's bank takes money back for the time being.
     *
     * @param amount in the currency's smallest unit; -1 for all
     * @throws IllegalStateException if that cannot be
     */
    public Dispute dispute(String session, long amount) {
        return payments.dispute(paid(session), amount);
    }

    /** The dispute is decided; false if it is not open. */
    public boolean closeDispute(String dispute, boolean won) {
        return payments.close(dispute, won);
    }

    /** From now on each event is delivered so many times, each time until it is accepted. */
    public void deliverEach(int times) {
        webhooks.copies(times);
    }

    /** The next so many events that the webhook has subscribed to are never delivered; the list of events has them. */
    public void loseEvents(long times) {
        webhooks.lose(times);
    }

    /** Events wait from now on, until they are released. */
    public void holdEvents() {
        webhooks.hold();
    }

    /** Events that wait. */
    public int heldEvents() {
        return webhooks.held();
    }

    /** Delivers the events that waited, each as often as was told, in an order that only the seed decides. */
    public void releaseShuffled(long seed) {
        webhooks.release(seed);
    }

    /** Which of the webhook's secrets signs from now on, counted from 1. */
    public void signWith(int secret) {
        webhooks.signWith(secret);
    }

    /** Delivers an event once more, or for the first time where it was lost. */
    public void redeliver(String eventId) {
        events.list().stream()
                .filter(event -> event.path("id").asString("").equals(eventId))
                .forEach(event -> webhooks.post(event, 1));
    }

    /** Events are posted there from now on; empty for nowhere. */
    public void webhookUrl(String url) {
        webhooks.url(url);
    }

    /** The header that Stripe would send along with this payload, now. */
    public String signature(byte[] payload) {
        return webhooks.signature(payload);
    }

    /** The latest events, oldest first, at most 10,000; the webhook hears of some only. */
    public List<ObjectNode> events() {
        return events.list();
    }

    /** The latest postings to the webhook, oldest first, at most 1,000. */
    public List<StripeDelivery> deliveries() {
        return webhooks.deliveries();
    }

    /** The next so many calls of the API fail so. */
    public void fail(int times, StripeFault fault) {
        fail(times, fault, "");
    }

    /** The next so many calls by this method of HTTP fail so; empty for any. */
    public void fail(int times, StripeFault fault, String method) {
        faults.fail(times, fault, method);
    }

    /** The next so many calls by this method of HTTP are done at once, but answered late; empty for any. */
    public void late(int times, Duration pause, String method) {
        faults.late(times, pause, method);
    }

    public void heal() {
        faults.clear();
    }

    public long faultsLeft() {
        return faults.remaining();
    }

    /** No faults, no copies, nothing lost or kept back, no record of deliveries. Sessions, charges and events stay. */
    public void reset() {
        faults.clear();
        webhooks.clear();
    }

    @Override
    public void close() {
        time.shutdownNow();
        webhooks.close();
    }

    private Charge paid(String session) {
        return charge(session).orElseThrow(() -> new IllegalStateException("nobody has paid this: " + session));
    }
}
