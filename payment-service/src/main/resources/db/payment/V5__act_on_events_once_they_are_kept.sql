-- An event is kept before it is answered, and acted on afterwards, as that takes a question to Stripe. What was kept
-- until now was acted on at once.
alter table webhook_event
    add column state       text        not null default 'DONE' check (state in ('WAITING', 'DONE')),
    add column attempts    int         not null default 0,
    add column lease       uuid,
    add column due_at      timestamptz not null default now(),
    add column traceparent text;

create index webhook_event_due on webhook_event (due_at) where state = 'WAITING';
