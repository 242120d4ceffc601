-- What admins asked to be given back, and what they were told. A repeated command finds its row.
create table refund_request (
    request_id  uuid        primary key,
    admin_id    uuid        not null,
    payment_id  uuid        not null,
    reason      bytea       not null,                       -- in the admin's own words, encrypted
    outcome     text,                                       -- null while Telegram is still to be asked
    attempts    int         not null default 0,
    lease       uuid,
    due_at      timestamptz not null default now(),
    traceparent text,
    created_at  timestamptz not null default now()
);

create index refund_request_due on refund_request (due_at) where outcome is null;
