package tarot.credit.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.CreditEvent.PromotionRefused;
import tarot.contracts.credit.CreditEvent.PromotionRefused.Reason;
import tarot.contracts.credit.CreditEvent.PromotionReported;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Journal;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.storage.WorkingSet;

/** The promotions that a batch is about. Decides in memory, each request once. */
public final class Redeeming {

    private static final Logger log = LoggerFactory.getLogger(Redeeming.class);

    private final Journal journal;
    private final Known known;
    private final List<Redemption> decided = new ArrayList<>();

    Redeeming(Journal journal, Known known) {
        this.journal = journal;
        this.known = known;
    }

    /**
     * What is known of a batch's codes and requests.
     *
     * @param codes by request: what each is about
     * @param uses how often each person redeemed each of these promotions
     * @param answered requests that were answered before
     * @param now the database's time
     */
    record Known(
            Map<RequestId, Digest> codes,
            WorkingSet<Digest, Promotion> promotions,
            Map<Use, Integer> uses,
            Set<RequestId> answered,
            Instant now) {

        static Known nothing() {
            return new Known(
                    Map.of(),
                    new WorkingSet<>(List.of(), Promotion::code),
                    new HashMap<>(),
                    new HashSet<>(),
                    Instant.EPOCH);
        }

        Digest code(RequestId request) {
            var code = codes.get(request);
            if (code == null) {
                throw new IllegalStateException("nobody opened the code of request " + request);
            }
            return code;
        }
    }

    record Use(UUID promotion, UserId user) {}

    /** {@code reason} is null where credits came of it, {@code promotion} where nobody made such a code. */
    record Redemption(
            RequestId request,
            UserId user,
            @Nullable UUID promotion,
            @Nullable Reason reason) {}

    public void decide(CreatePromotion command) {
        if (command.amount().amount() < 1 || command.perPerson() < 1 || command.inTotal() < 1) {
            throw new ServiceException(ErrorKind.VALIDATION, "promotion " + command.request() + " is good for nothing");
        }
        var code = known.code(command.request());
        var taken = known.promotions().contains(code);
        if (taken && known.promotions().get(code).id().equals(command.request().value())) {
            return; // delivered again
        }
        if (!taken) {
            known.promotions()
                    .put(new Promotion(
                            command.request().value(),
                            command.user(),
                            code,
                            command.amount(),
                            command.perPerson(),
                            command.inTotal(),
                            0,
                            command.expiresAt()));
        }
        var outcome = taken ? PromotionReported.Outcome.CODE_TAKEN : PromotionReported.Outcome.CREATED;
        journal.announce(new PromotionReported(command.user(), command.request(), outcome));
        log.atInfo()
                .addKeyValue("promotion", command.request())
                .addKeyValue("admin", command.user())
                .addKeyValue("outcome", outcome)
                .log("promotion decided");
    }

    public void decide(RedeemPromotion command) {
        if (!known.answered().add(command.request())) {
            return;
        }
        var code = known.code(command.request());
        if (!known.promotions().contains(code)) {
            refuse(command, null, Reason.UNKNOWN_CODE);
            return;
        }
        var promotion = known.promotions().get(code);
        var use = new Use(promotion.id(), command.user());
        int uses = known.uses().getOrDefault(use, 0);
        if (!known.now().isBefore(promotion.expiresAt())) {
            refuse(command, promotion.id(), Reason.EXPIRED);
        } else if (uses >= promotion.perPerson()) {
            refuse(command, promotion.id(), Reason.USED_BEFORE);
        } else if (promotion.redeemed() >= promotion.inTotal()) {
            refuse(command, promotion.id(), Reason.USED_UP);
        } else {
            known.uses().put(use, uses + 1);
            known.promotions().put(promotion.redeemedOnce());
            decided.add(new Redemption(command.request(), command.user(), promotion.id(), null));
            journal.book(new Entry(Kind.PROMOTION, command.request().value(), command.user(), promotion.amount()));
            log.atInfo()
                    .addKeyValue("promotion", promotion.id())
                    .addKeyValue("credits", promotion.amount())
                    .log("promotion redeemed");
        }
    }

    private void refuse(RedeemPromotion command, @Nullable UUID promotion, Reason reason) {
        decided.add(new Redemption(command.request(), command.user(), promotion, reason));
        journal.announce(new PromotionRefused(command.user(), command.request(), reason));
        log.atInfo()
                .addKeyValue("request", command.request())
                .addKeyValue("reason", reason)
                .log("promotion refused");
    }

    WorkingSet<Digest, Promotion> promotions() {
        return known.promotions();
    }

    List<Redemption> decided() {
        return decided;
    }
}
