-- A row for each order, refused ones too. Its id is the idempotency key of the call that asks for a checkout: it is
-- stored before the call is made, and every retry of the call carries the same one.
create table purchase_order (
    order_id    uuid        primary key,
    user_id     uuid        not null,
    pack        text        not null,
    credits     bigint      not null check (credits >= 0),
    amount      bigint      not null check (amount >= 0),  -- in the currency's smallest unit
    currency    text        not null,
    state       text        not null check (state in ('REQUESTED', 'OPEN', 'SETTLED', 'REFUSED', 'EXPIRED', 'CONTESTED')),
    session     text,                                      -- the provider's id of the checkout
    attempts    int         not null default 0,
    lease       uuid,                                      -- who works on it; nobody else may store what came of it
    due_at      timestamptz not null default now(),        -- when somebody may (again) work on it
    traceparent text,
    created_at  timestamptz not null default now()
);

create index purchase_order_due on purchase_order (due_at) where state = 'REQUESTED';
