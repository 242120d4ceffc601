-- Each time that somebody paid, by an id made of the provider's own: an order can be paid more than once.
create table payment (
    payment_id uuid        primary key,
    order_id   uuid,                                        -- null where nobody knows what was paid for
    user_id    uuid        not null,
    method     text        not null check (method in ('STARS', 'STRIPE')),
    amount     bigint      not null,                        -- in the currency's smallest unit
    currency   text        not null,
    credits    bigint      not null check (credits >= 0),   -- granted
    state      text        not null check (state in ('HELD', 'RETURNED', 'SETTLED', 'PARTLY_REVERSED', 'REVERSED')),
    session    text        unique,                          -- Stripe's id of the checkout
    intent     text,                                        -- and of the payment: refunds and disputes name it
    charge     bytea,                                       -- Telegram's charge and who paid, encrypted
    created_at timestamptz not null default now(),
    check (case when state in ('HELD', 'RETURNED') then credits = 0 else amount > 0 end),
    check ((method = 'STRIPE') = (session is not null))
);

create index payment_of_intent on payment (intent);

-- Money that went back, by the provider's name of why; undone where a dispute was won or a refund failed.
create table payment_reversal (
    payment_id uuid        not null references payment,
    what       text        not null,
    reason     text        not null check (reason in ('REFUND', 'DISPUTE')),
    amount     bigint      not null check (amount >= 0),
    credits    bigint      not null check (credits >= 0),   -- taken back
    undone     boolean     not null,
    created_at timestamptz not null default now(),
    primary key (payment_id, what)
);

-- What was settled before payments had rows, under the id that PaymentId.of(STRIPE, session) gives: a UUID of version 3.
-- Its credits were granted in the order's name, so it must be known when Stripe tells of it again.
insert into payment (payment_id, order_id, user_id, method, amount, currency, credits, state, session, created_at)
select encode(set_byte(set_byte(hash, 6, get_byte(hash, 6) & 15 | 48), 8, get_byte(hash, 8) & 63 | 128), 'hex')::uuid,
       order_id, user_id, 'STRIPE', amount, upper(currency), credits, 'SETTLED', session, created_at
from (select *, decode(md5(convert_to('stripe ' || session, 'UTF8')), 'hex') as hash
      from purchase_order where state = 'SETTLED' and session is not null) as settled;
