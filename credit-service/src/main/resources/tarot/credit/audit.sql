-- Whatever does not add up, a row each; none when the books are in order.
with moved as (
    select entry.user_id,
           sum(posting.amount) filter (where posting.purse = 'AVAILABLE') as available,
           sum(posting.amount) filter (where posting.purse = 'HELD')      as held
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
)
select 'postings do not sum to zero' as finding, entry_id::text as subject
from posting group by entry_id having sum(amount) <> 0
union all
select 'posting without entry', posting.entry_id::text
from posting left join entry on entry.id = posting.entry_id where entry.id is null
union all
select 'entry that moved what it should not, or nothing', entry.id::text
from entry left join posting on posting.entry_id = entry.id
group by entry.id
having coalesce(sum(abs(posting.amount)), 0) <> case entry.kind when 'REFUSAL' then 0 else 2 * entry.amount end
union all
select 'account is not the sum of its postings', coalesce(account.user_id, moved.user_id)::text
from account full join moved on moved.user_id = account.user_id
where (account.available, account.held) is distinct from (coalesce(moved.available, 0), coalesce(moved.held, 0))
union all
select 'held is not what open holds promise', coalesce(account.user_id, promised.user_id)::text
from account full join promised on promised.user_id = account.user_id
where account.held is distinct from coalesce(promised.held, 0)
union all
select 'open hold that the expiry does not see, or sees twice', coalesce(open.reading_id, open_hold.reading_id)::text
from open full join open_hold on open_hold.reading_id = open.reading_id and open_hold.user_id = open.user_id
where open.reading_id is null or open_hold.reading_id is null
union all
select 'less than nothing', user_id::text from account where available < 0 or held < 0
