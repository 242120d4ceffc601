-- A dead letter leaves as it came, not as text of ours: its bytes and all its headers. Repeatable, as the services'
-- own migrations have the numbers after V0.
alter table outbox alter column payload drop not null;
alter table outbox add column if not exists raw bytea;
alter table outbox add column if not exists header_names text[];
alter table outbox add column if not exists header_values bytea[];
