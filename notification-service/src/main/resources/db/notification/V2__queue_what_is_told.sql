create table delivery (
    told        uuid        primary key,        -- the message that is told: its redelivery inserts nothing
    position    bigint      generated always as identity,
    user_id     uuid        not null,
    type        text        not null,           -- wire name of the message
    event       text,                           -- the message, what is sealed in it bound to its id; gone once told
    state       text        not null check (state in ('WAITING', 'TOLD', 'FAILED', 'DROPPED')),
    parts_told  int         not null default 0, -- of a text that takes several messages
    attempts    int         not null default 0, -- in vain, since the last success
    not_before  timestamptz not null default now(),
    traceparent text,
    created_at  timestamptz not null default now(),
    check (event is not null or state in ('TOLD', 'DROPPED'))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- Only what waits is looked for: the past costs nothing.
create index delivery_waiting on delivery (position) where state = 'WAITING';
create index delivery_waiting_of_person on delivery (user_id, position) where state = 'WAITING';
create index delivery_age on delivery using brin (created_at);
