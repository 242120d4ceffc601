package tarot.simulators.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tarot.simulators.control.Planned;

/**
 * People at the till: presses of Pay, the bot's word on whether the payment may begin, the Stars, what the bot is told
 * of them, and refunds. All methods may be called from any thread.
 */
public final class Checkouts implements AutoCloseable {

    private final Chats chats;
    private final FromPeople deeds;
    private final Stars stars;
    private final Duration payWithin;
    private final long run;
    private final Map<String, Asked> asked = new HashMap<>();
    private final Planned<PaymentFault, Long> faults = new Planned<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long queries;

    Checkouts(Chats chats, FromPeople deeds, Stars stars, Duration payWithin, long run) {
        this.chats = chats;
        this.deeds = deeds;
        this.stars = stars;
        this.payWithin = payWithin;
        this.run = run;
    }

    /** Every payment there ever was, oldest first. */
    public List<StarPayment> payments() {
        return stars.payments();
    }

    /** Stars that the bot has. */
    public long balance() {
        return stars.balance();
    }

    /** The next so many payments go so; null stands for anybody's. */
    public void fail(int times, PaymentFault fault, @Nullable Long chat) {
        faults.plan(times, fault, payer -> chat == null || chat.equals(payer));
    }

    public long faultsLeft() {
        return faults.remaining();
    }

    public void heal() {
        faults.clear();
    }

    /** Tells the bot of a payment once more, or for the first time where that was lost. */
    public void tellAgain(String charge) {
        deeds.tell(paid(charge), false);
    }

    /**
     * Telegram itself gives Stars back, without the bot's doing.
     *
     * @param told whether the bot hears of it
     * @throws IllegalStateException if there is no such payment, or it went back already
     */
    public StarPayment refund(String charge, boolean told) {
        try {
            return refund(charge, paid(charge).user(), told);
        } catch (Refusal refusal) {
            throw new IllegalStateException(refusal.getMessage(), refusal);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * Presses the button of an invoice.
     *
     * @throws IllegalArgumentException if the message is none
     * @throws IllegalStateException if the bot is being asked about it already
     */
    synchronized void begin(ChatMessage message) {
        var card = card(message.chat(), message.id())
                .orElseThrow(() -> new IllegalArgumentException("this message is no invoice: " + message.id()));
        var invoice = invoice(card);
        if (invoice.pending()) {
            throw new IllegalStateException("the bot is being asked already");
        }
        var query = Long.toString(run) + String.format("%06d", ++queries);
        asked.put(query, new Asked(card.chat(), card.id(), invoice));
        show(card.chat(), card.id(), Invoice::asked);
        deeds.ask(query, card.chat(), invoice);
        threads.execute(() -> expire(query));
    }

    /**
     * The bot's answer to a {@code pre_checkout_query}.
     *
     * @throws Refusal if nobody waits for it any more
     */
    synchronized void answer(String query, boolean ok, String why) {
        var one = asked.remove(query);
        if (one == null) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        if (ok) {
            take(one);
        } else {
            refuse(one, why);
        }
    }

    /** @throws Refusal if this person paid no such thing, or it went back already */
    synchronized StarPayment refund(String charge, long user, boolean told) {
        var payment = stars.refund(charge, user);
        card(user, payment.card())
                .filter(card -> invoice(card).payload().equals(payment.payload()))
                .ifPresent(_ -> show(user, payment.card(), Invoice::refundedOnce));
        deeds.receipt(payment, true);
        if (told) {
            deeds.tell(payment, true);
        }
        return payment;
    }

    synchronized void clear() {
        faults.clear();
        asked.clear();
    }

    private void take(Asked one) {
        var fault = faults.strike(one.chat()).orElseGet(() -> new PaymentFault.Copies(1));
        var amount = fault instanceof PaymentFault.Amount(long other)
                ? other
                : one.invoice().amount();
        var payment = stars.take(one.chat(), one.card(), one.invoice(), amount);
        show(one.chat(), one.card(), Invoice::paidOnce);
        var told = stars.told(payment, deeds.receipt(payment, false));
        switch (fault) {
            case PaymentFault.Lost() -> {}
            case PaymentFault.Copies(int times) -> {
                for (int copy = 0; copy < times; copy++) {
                    deeds.tell(told, false);
                }
            }
            case PaymentFault.Amount _ -> deeds.tell(told, false);
            case PaymentFault.Late(var pause) -> threads.execute(() -> later(pause, () -> deeds.tell(told, false)));
        }
    }

    private void refuse(Asked one, String why) {
        show(one.chat(), one.card(), invoice -> invoice.refused(why));
        chats.tell(new ChatEvent.Answered(one.chat(), why, true));
    }

    private void expire(String query) {
        later(payWithin, () -> {
            synchronized (this) {
                var one = asked.remove(query);
                if (one != null) {
                    refuse(one, "The bot did not answer in time");
                }
            }
        });
    }

    private static void later(Duration pause, Runnable work) {
        try {
            Thread.sleep(pause);
            work.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void show(long chat, int id, UnaryOperator<Invoice> change) {
        card(chat, id).ifPresent(card -> {
            var changed = card.with(change.apply(invoice(card)));
            chats.find(chat).ifPresent(known -> known.replace(changed));
            chats.tell(new ChatEvent.Edited(changed));
        });
    }

    private Optional<ChatMessage> card(long chat, int id) {
        return chats.find(chat).flatMap(known -> known.find(id)).filter(message -> message.invoice() != null);
    }

    private StarPayment paid(String charge) {
        return stars.find(charge).orElseThrow(() -> new IllegalArgumentException("no such payment: " + charge));
    }

    private static Invoice invoice(ChatMessage card) {
        if (card.invoice() instanceof Invoice invoice) {
            return invoice;
        }
        throw new IllegalArgumentException("this message is no invoice: " + card.id());
    }

    /** A payment that waits for the bot's word. */
    private record Asked(long chat, int card, Invoice invoice) {}
}
