-- One row for each reading from its request to its end, and for good: it is the archive, too.
create table reading (
    reading_id     uuid        primary key,          -- derived from the request: asked twice, it is the same row
    user_id        uuid        not null,
    spread         text        not null,
    state          text        not null check (state in ('AWAITING_CREDITS', 'INTERPRETING', 'COMPLETED', 'REFUSED', 'FAILED')),
    cards          text,                             -- wire names in the spread's order, such as 'the-fool ace-of-cups:reversed'
    question       bytea       not null,             -- under the person's key, as is the interpretation
    interpretation bytea,
    attempts       smallint    not null default 0,
    due_at         timestamptz,                      -- from when on a worker may take it: now, after a pause, or when a lease has run out
    lease          uuid,                             -- whose turn it is; null when it is nobody's
    traceparent    text,
    created_at     timestamptz not null default clock_timestamp(),
    check (state <> 'INTERPRETING' or (cards is not null and due_at is not null)),
    check (state <> 'COMPLETED' or interpretation is not null)
);

-- Leasing looks at due rows only: neither the readings of the past nor those being worked on cost it anything.
create index reading_due on reading (due_at) where state = 'INTERPRETING';
create index reading_of_person_due on reading (user_id, created_at) where state = 'INTERPRETING';
-- What a person was told, latest first.
create index reading_of_person_completed on reading (user_id, created_at) where state = 'COMPLETED';
