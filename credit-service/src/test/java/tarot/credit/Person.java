package tarot.credit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.AdminReason;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.CreditCommand.RecordInvitation;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.PromotionCode;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Account;
import tarot.messaging.Envelopes;
import tarot.sealing.TransportSealing;

/** Somebody new: what is asked for them, what they have, and what they are told. */
public record Person(UserId id, JdbcClient jdbc) {

    public Person(JdbcClient jdbc) {
        this(new UserId(UUID.randomUUID()), jdbc);
    }

    public PersonRegistered registered() {
        return new PersonRegistered(id, new Sealed("c2VhbGVk"));
    }

    public PaymentSettled bought(long credits) {
        return new PaymentSettled(
                new OrderId(UUID.randomUUID()),
                id,
                Credits.of(credits),
                449,
                "USD",
                null,
                null,
                null); // as in the days before payments had ids
    }

    public PaymentSettled pays(long credits) {
        var payment = new PaymentId(UUID.randomUUID());
        return new PaymentSettled(
                new OrderId(UUID.randomUUID()),
                id,
                Credits.of(credits),
                250,
                "XTR",
                payment,
                PaymentMethod.STARS,
                "p10");
    }

    public PaymentReversed reversed(PaymentSettled settled, ReversalReason reason, long credits) {
        return new PaymentReversed(
                UUID.randomUUID(),
                new PaymentId(settled.cause()),
                id,
                reason,
                Credits.of(credits),
                credits,
                settled.currency());
    }

    public PaymentReversed refunded(PaymentSettled settled) {
        return reversed(settled, ReversalReason.REFUND, settled.credits().amount());
    }

    public PaymentReinstated reinstated(PaymentReversed reversed) {
        return reinstated(reversed, reversed.credits());
    }

    public PaymentReinstated reinstated(PaymentReversed reversed, Credits credits) {
        return new PaymentReinstated(
                reversed.reversal(), reversed.payment(), id, credits, reversed.amount(), reversed.currency(), false);
    }

    public AdjustCredits adjusted(UserId admin, long change, TransportSealing transport) {
        var request = new RequestId(UUID.randomUUID());
        var message = MessageTypes.idOf(AdjustCredits.class, request.value());
        return new AdjustCredits(
                id, request, admin, change, transport.seal(new AdminReason("said sorry to a zebra"), message, id));
    }

    public CreatePromotion promotes(
            String code, long credits, int perPerson, int inTotal, Duration lasts, TransportSealing transport) {
        var request = new RequestId(UUID.randomUUID());
        var message = MessageTypes.idOf(CreatePromotion.class, request.value());
        return new CreatePromotion(
                id,
                request,
                Credits.of(credits),
                perPerson,
                inTotal,
                Instant.now().plus(lasts),
                transport.seal(new PromotionCode(code), message, id));
    }

    public RedeemPromotion redeems(String code, TransportSealing transport) {
        var request = new RequestId(UUID.randomUUID());
        var message = MessageTypes.idOf(RedeemPromotion.class, request.value());
        return new RedeemPromotion(id, request, transport.seal(new PromotionCode(code), message, id));
    }

    public RecordInvitation cameBy(Person inviter) {
        return new RecordInvitation(id, new RequestId(UUID.randomUUID()), inviter.id());
    }

    public ReportStatement asksForPage(int page) {
        return new ReportStatement(id, new RequestId(UUID.randomUUID()), page);
    }

    public boolean hasAnAccount() {
        return jdbc.sql("select exists (select from account where user_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** What was said of this type, in order. */
    public <T extends Message> List<T> told(Class<T> type) {
        return told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public ReserveCredits reserve(long price) {
        return new ReserveCredits(new ReadingId(UUID.randomUUID()), id, Credits.of(price));
    }

    public CaptureCredits capture(ReserveCredits reserved) {
        return new CaptureCredits(reserved.reading(), id);
    }

    public ReleaseCredits release(ReserveCredits reserved) {
        return new ReleaseCredits(reserved.reading(), id);
    }

    public ReportBalance asks() {
        return new ReportBalance(id, new RequestId(UUID.randomUUID()));
    }

    public Account account() {
        return jdbc.sql("select available, held, owed from account where user_id = ?")
                .param(id.value())
                .query((row, _) -> owes(row.getLong("available"), row.getLong("held"), row.getLong("owed")))
                .single();
    }

    public Account has(long available, long held) {
        return owes(available, held, 0);
    }

    public Account owes(long owed) {
        return owes(0, 0, owed);
    }

    public Account owes(long available, long held, long owed) {
        return new Account(id, Credits.of(available), Credits.of(held), Credits.of(owed));
    }

    /** What waits in the outbox for this person, in order. */
    public List<Message> told() {
        return jdbc.sql("select payload from outbox where key = ? order by id")
                .param(id.toString())
                .query((row, _) -> Envelopes.read(row.getString("payload").getBytes(UTF_8)))
                .list();
    }

    /** In how many transactions it was written. */
    public long transactions() {
        return jdbc.sql("select count(distinct xmin::text) from outbox where key = ?")
                .param(id.toString())
                .query(Long.class)
                .single();
    }
}
