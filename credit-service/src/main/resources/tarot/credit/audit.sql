-- Whatever does not add up, a row each; none when the books are in order. Knows the tables and nothing of the code.
-- subject says what the finding is about, user_id whom, where it is about one person.
with moved as (
    select entry.user_id,
           coalesce(sum(posting.amount) filter (where posting.purse = 'AVAILABLE'), 0) as available,
           coalesce(sum(posting.amount) filter (where posting.purse = 'HELD'), 0)      as held,
           coalesce(-sum(posting.amount) filter (where posting.purse = 'OWED'), 0)     as owed,
           coalesce(-sum(posting.amount) filter (where posting.purse = 'GRANTED'), 0)  as granted,
           coalesce(sum(posting.amount) filter (where posting.purse = 'SPENT'), 0)     as spent
    from posting join entry on entry.id = posting.entry_id
    group by entry.user_id
),
open as (
    select hold.user_id, hold.cause as reading_id, hold.amount
    from entry hold
    where hold.kind = 'HOLD'
      and not exists (select from entry resolution
                      where resolution.cause = hold.cause and resolution.kind in ('CAPTURE', 'RELEASE', 'EXPIRY'))
),
promised as (
    select user_id, sum(amount) as held from open group by user_id
),
redeemed as (
    select promotion_id, user_id, count(*) as times from redemption where outcome = 'REDEEMED'
    group by promotion_id, user_id
)
select 'postings do not sum to zero' as finding, entry_id::text as subject, null::uuid as user_id
from posting group by entry_id having sum(amount) <> 0
union all
select 'posting without entry', posting.entry_id::text, null
from posting left join entry on entry.id = posting.entry_id where entry.id is null
union all
select 'entry that moved what it should not, or nothing', entry.id::text, entry.user_id
from entry left join posting on posting.entry_id = entry.id
group by entry.id
having coalesce(sum(abs(posting.amount)), 0) <> case entry.kind when 'REFUSAL' then 0 else 2 * entry.amount end
union all
select 'account is not the sum of its postings', coalesce(account.user_id, moved.user_id)::text,
       coalesce(account.user_id, moved.user_id)
from account full join moved on moved.user_id = account.user_id
where (account.available, account.held, account.owed)
      is distinct from (coalesce(moved.available, 0), coalesce(moved.held, 0), coalesce(moved.owed, 0))
union all
select 'granted is not what a person has, has spent and does not owe', account.user_id::text, account.user_id
from account left join moved on moved.user_id = account.user_id
where coalesce(moved.granted, 0) <> account.available + account.held + coalesce(moved.spent, 0) - account.owed
union all
select 'granted is not what all have, have spent and do not owe', 'everybody', null
where (select coalesce(-sum(amount) filter (where purse = 'GRANTED'), 0)
            - coalesce(sum(amount) filter (where purse = 'SPENT'), 0) from posting)
    <> (select coalesce(sum(available + held - owed), 0) from account)
union all
select 'less than nothing', user_id::text, user_id from account where available < 0 or held < 0 or owed < 0
union all
select 'owed though there is something to pay it with', user_id::text, user_id
from account where owed > 0 and available > 0
union all
select 'held is not what open holds promise', coalesce(account.user_id, promised.user_id)::text,
       coalesce(account.user_id, promised.user_id)
from account full join promised on promised.user_id = account.user_id
where account.held is distinct from coalesce(promised.held, 0)
union all
select 'open hold that the expiry does not see, or sees twice', coalesce(open.reading_id, open_hold.reading_id)::text,
       coalesce(open.user_id, open_hold.user_id)
from open full join open_hold on open_hold.reading_id = open.reading_id and open_hold.user_id = open.user_id
where open.reading_id is null or open_hold.reading_id is null
union all
select 'reading captured more than once', cause::text, min(user_id::text)::uuid
from entry where kind in ('CAPTURE', 'LATE_CAPTURE') group by cause having count(*) > 1
union all
select 'reading captured that was given back, or was never held', cause::text, min(user_id::text)::uuid
from entry group by cause
having count(*) filter (where kind = 'CAPTURE') > 0
       and count(*) filter (where kind in ('HOLD', 'RELEASE', 'EXPIRY')) <> 1
    or count(*) filter (where kind = 'LATE_CAPTURE') > 0
       and count(*) filter (where kind in ('HOLD', 'EXPIRY')) <> 2
union all
select 'reinstated what was not taken', user_id::text, user_id
from entry where kind in ('REFUND', 'REFUND_OWED', 'DISPUTE', 'DISPUTE_OWED', 'REINSTATEMENT') group by user_id
having coalesce(sum(amount) filter (where kind = 'REINSTATEMENT'), 0) > coalesce(sum(amount) filter (where kind <> 'REINSTATEMENT'), 0)
union all
select 'promotion redeemed beyond its limits', promotion.promotion_id::text, null
from promotion left join redeemed on redeemed.promotion_id = promotion.promotion_id
group by promotion.promotion_id
having coalesce(sum(redeemed.times), 0) <> promotion.redeemed or promotion.redeemed > promotion.in_total
    or max(redeemed.times) > promotion.per_person
union all
select 'promotion redeemed for other than it is good for', coalesce(redemption.request_id, entry.cause)::text,
       coalesce(redemption.user_id, entry.user_id)
from (select * from redemption where outcome = 'REDEEMED') redemption
join promotion on promotion.promotion_id = redemption.promotion_id
full join (select * from entry where kind = 'PROMOTION') entry
    on entry.cause = redemption.request_id and entry.user_id = redemption.user_id and entry.amount = promotion.amount
where redemption.request_id is null or entry.cause is null
union all
select 'correction that no admin asked for, or not so', coalesce(adjustment.request_id, entry.cause)::text,
       coalesce(adjustment.user_id, entry.user_id)
from (select * from adjustment where outcome = 'BOOKED') adjustment
full join (select * from entry where kind in ('CORRECTION', 'DEDUCTION')) entry
    on entry.cause = adjustment.request_id and entry.user_id = adjustment.user_id
    and adjustment.change = case entry.kind when 'CORRECTION' then entry.amount else -entry.amount end
where adjustment.request_id is null or entry.cause is null
