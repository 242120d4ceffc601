package tarot.credit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Account;
import tarot.messaging.Envelopes;

/** Somebody new: what is asked for them, what they have, and what they are told. */
public record Person(UserId id, JdbcClient jdbc) {

    public Person(JdbcClient jdbc) {
        this(new UserId(UUID.randomUUID()), jdbc);
    }

    public PersonRegistered registered() {
        return new PersonRegistered(id, new Sealed("c2VhbGVk"));
    }

    public PaymentSettled bought(long credits) {
        return new PaymentSettled(new OrderId(UUID.randomUUID()), id, Credits.of(credits), 449, "USD", null, null);
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
