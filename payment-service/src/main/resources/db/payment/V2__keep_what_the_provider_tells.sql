-- Every event of the provider that was let in, whole and encrypted: it names the buyer. The id makes it count once.
create table webhook_event (
    event_id    text        primary key,
    type        text        not null,
    contents    bytea       not null,
    received_at timestamptz not null default now()
);
