package tarot.credit.promotion;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.stereotype.Component;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.PromotionCode;
import tarot.credit.ledger.Journal;
import tarot.credit.promotion.Redeeming.Known;
import tarot.sealing.TransportSealing;

/** Makes codes and redeems them, each request once, within the limits of each code. Callers bring the transaction. */
@Component
public class Promotions {

    private final PromotionTable table;
    private final TransportSealing transport;
    private final Codes codes;

    Promotions(PromotionTable table, TransportSealing transport, Codes codes) {
        this.table = table;
        this.transport = transport;
        this.codes = codes;
    }

    /** To be asked for once the journal has locked the accounts: whoever redeems locks people first, then promotions. */
    public Redeeming open(Journal journal, Collection<CreatePromotion> made, Collection<RedeemPromotion> redeemed) {
        if (made.isEmpty() && redeemed.isEmpty()) {
            return new Redeeming(journal, Known.nothing());
        }
        var digests = new HashMap<RequestId, Digest>();
        made.forEach(command -> digests.put(command.request(), digest(command, command.sealed())));
        redeemed.forEach(command -> digests.put(command.request(), digest(command, command.sealed())));
        var promotions = table.lock(digests.values());
        var requests = redeemed.stream().map(RedeemPromotion::request).toList();
        var users = redeemed.stream().map(RedeemPromotion::user).toList();
        return new Redeeming(
                journal,
                new Known(
                        Map.copyOf(digests),
                        promotions,
                        new HashMap<>(table.uses(users, digests.values())),
                        new HashSet<>(table.answered(requests)),
                        table.now()));
    }

    public void store(Redeeming redeeming) {
        table.add(redeeming.promotions().added());
        table.change(redeeming.promotions().changed());
        table.answer(redeeming.decided());
    }

    private Digest digest(CreditCommand command, Sealed sealed) {
        return codes.digest(transport.open(sealed, command, PromotionCode.class));
    }
}
