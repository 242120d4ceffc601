package tarot.simulators.telegram;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tarot.simulators.control.Journal;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** The Stars that went to the bot and back, oldest first. Charge ids never come again, as Telegram's do not. */
final class Stars {

    private final Clock clock;
    private final Journal journal;
    private final String run;
    private final LinkedHashMap<String, StarPayment> payments = new LinkedHashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private long taken;

    Stars(@Nullable Path data, Clock clock) {
        this.clock = clock;
        this.journal = new Journal(data == null ? null : data.resolve("stars.jsonl"));
        this.run = Long.toString(clock.millis(), 36);
        for (var saved : journal.read()) {
            boolean refund = saved.path("kind").asString("").equals("refund");
            if (refund || !payments.containsKey(saved.path("id").asString(""))) {
                remember(read(saved), refund);
            }
        }
    }

    synchronized StarPayment take(long user, int card, Invoice invoice, long amount) {
        var number = ++taken;
        var payment = new StarPayment(
                "stx" + digest(run + ' ' + number),
                user + "_" + number,
                user,
                invoice.payload(),
                amount,
                card,
                0,
                clock.instant(),
                null);
        remember(payment, false);
        journal.write(written("payment", payment));
        return payment;
    }

    /** @throws Refusal if this person paid no such thing, or it went back already */
    synchronized StarPayment refund(String charge, long user) {
        var payment =
                find(charge).filter(it -> it.user() == user).orElseThrow(() -> Refusal.badRequest("CHARGE_NOT_FOUND"));
        if (payment.isRefunded()) {
            throw Refusal.badRequest("CHARGE_ALREADY_REFUNDED");
        }
        var refunded = payment.refunded(clock.instant());
        remember(refunded, true);
        journal.write(written("refund", refunded));
        return refunded;
    }

    synchronized StarPayment told(StarPayment payment, int message) {
        var told = payment.toldBy(message);
        payments.put(payment.charge(), told);
        return told;
    }

    synchronized Optional<StarPayment> find(String charge) {
        return Optional.ofNullable(payments.get(charge));
    }

    synchronized List<StarPayment> payments() {
        return List.copyOf(payments.values());
    }

    /** Each payment, and each refund under the id of its payment, in the order in which they came about. */
    synchronized List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    synchronized long balance() {
        return transfers.stream()
                .mapToLong(it ->
                        it.refund() ? -it.payment().amount() : it.payment().amount())
                .sum();
    }

    private void remember(StarPayment payment, boolean refund) {
        payments.put(payment.charge(), payment);
        transfers.add(new Transfer(payment, refund));
    }

    private static ObjectNode written(String kind, StarPayment payment) {
        var json = Json.object()
                .put("kind", kind)
                .put("id", payment.charge())
                .put("provider", payment.providerCharge())
                .put("user", payment.user())
                .put("payload", payment.payload())
                .put("amount", payment.amount())
                .put("card", payment.card())
                .put("at", payment.at().toString());
        if (payment.refundedAt() != null) {
            json.put("refunded", payment.refundedAt().toString());
        }
        return json;
    }

    private static StarPayment read(ObjectNode json) {
        return new StarPayment(
                json.path("id").asString(""),
                json.path("provider").asString(""),
                json.path("user").asLong(0),
                json.path("payload").asString(""),
                json.path("amount").asLong(0),
                json.path("card").asInt(0),
                0,
                Instant.parse(json.path("at").asString("")),
                json.has("refunded") ? Instant.parse(json.path("refunded").asString("")) : null);
    }

    /** As long as the real ids are: whoever keeps them must have room. */
    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-512 belongs to every JDK", e);
        }
    }

    /** Stars on their way to the bot, or back to the person. */
    record Transfer(StarPayment payment, boolean refund) {}
}
