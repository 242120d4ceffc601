package tarot.payment.stars;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentEvent.RefundReported.Outcome;
import tarot.contracts.payment.PaymentId;
import tarot.storage.Rows;

/** What admins asked to be given back, answered or not, and who works on it. All times are the database's. */
@Repository
class RefundTable {

    private final JdbcClient jdbc;
    private final RefundProperties properties;

    RefundTable(JdbcClient jdbc, RefundProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** A wish of an admin, and the answer where it can be given at once. */
    record Asked(
            RequestId request,
            UserId admin,
            PaymentId payment,
            byte[] reason,
            @Nullable Outcome outcome,
            @Nullable String traceparent) {

        Optional<RefundReported> answer() {
            return Optional.ofNullable(outcome).map(it -> new RefundReported(admin, request, payment, it));
        }
    }

    /**
     * A wish that somebody sees to.
     *
     * @param number of the attempt, from 1
     */
    record Leased(
            RequestId request,
            UserId admin,
            PaymentId payment,
            int number,
            UUID lease,
            @Nullable String traceparent) {}

    /** Stores what is not there yet, and says which of them. */
    Set<RequestId> add(Collection<Asked> asked) {
        var rows = new Rows<>(asked);
        return jdbc
                .sql("""
                insert into refund_request (request_id, admin_id, payment_id, reason, outcome, traceparent)
                select * from unnest(?, ?, ?, ?, ?, ?) on conflict do nothing returning request_id
                """)
                .param(rows.uuid(row -> row.request().value()))
                .param(rows.uuid(row -> row.admin().value()))
                .param(rows.uuid(row -> row.payment().value()))
                .param(rows.bytea(Asked::reason))
                .param(rows.text(
                        row -> row.outcome() == null ? null : row.outcome().name()))
                .param(rows.text(Asked::traceparent))
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list()
                .stream()
                .collect(toSet());
    }

    List<Leased> lease(int count) {
        return jdbc.sql("""
                update refund_request
                set lease = gen_random_uuid(), due_at = now() + ? * interval '1 millisecond', attempts = attempts + 1
                where request_id in (
                    select request_id from refund_request where outcome is null and due_at <= now()
                    order by due_at for update skip locked limit ?)
                returning request_id, admin_id, payment_id, attempts, lease, traceparent
                """)
                .param(properties.lease().toMillis())
                .param(count)
                .query((row, _) -> new Leased(
                        new RequestId(row.getObject("request_id", UUID.class)),
                        new UserId(row.getObject("admin_id", UUID.class)),
                        new PaymentId(row.getObject("payment_id", UUID.class)),
                        row.getInt("attempts"),
                        row.getObject("lease", UUID.class),
                        row.getString("traceparent")))
                .list();
    }

    /** Which of these leases nobody else has taken over; their requests are locked. */
    Set<UUID> held(Collection<Leased> requests) {
        return jdbc
                .sql("select lease from refund_request where lease = any(?) and request_id = any(?)"
                        + " and outcome is null order by request_id for update")
                .param(new Rows<>(requests).uuid(Leased::lease))
                .param(new Rows<>(requests).uuid(request -> request.request().value()))
                .query((row, _) -> row.getObject("lease", UUID.class))
                .list()
                .stream()
                .collect(toSet());
    }

    void answer(RequestId request, Outcome outcome) {
        jdbc.sql("update refund_request set outcome = ?, lease = null where request_id = ?")
                .param(outcome.name())
                .param(request.value())
                .update();
    }

    /** To be tried again after a pause. */
    void postpone(Leased request) {
        jdbc.sql("update refund_request set lease = null, due_at = now() + ? * interval '1 millisecond'"
                        + " where request_id = ?")
                .param(properties.pauseAfter(request.number()).toMillis())
                .param(request.request().value())
                .update();
    }

    boolean isLast(Leased request) {
        return request.number() >= properties.attemptsMax();
    }
}
