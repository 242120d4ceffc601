-- Holds that wait for their resolution, so that the expiry need not search the whole ledger for them.
-- A row lives for seconds: the table is vacuumed by count, not by share.
create table open_hold (
    reading_id uuid        primary key,
    user_id    uuid        not null,
    held_at    timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
