-- The service logs in as its own role, which owns nothing and reaches no other schema.
do $$
begin
    create role ${role} login password '${password}';
exception when duplicate_object then
    alter role ${role} login password '${password}';
end $$;
do $$
begin
    -- services that start for the first time together would change the database's row at once
    perform pg_advisory_xact_lock(hashtext('tarot grant connect'));
    execute format('grant connect on database %I to ${role}', current_database());
end $$;
grant usage on schema ${flyway:defaultSchema} to ${role};
alter default privileges in schema ${flyway:defaultSchema} grant select, insert, update, delete on tables to ${role};
alter default privileges in schema ${flyway:defaultSchema} grant usage on sequences to ${role};

-- Messages that wait for the relay. Rows live for milliseconds, so the table is vacuumed by count, not by share.
create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    key         text        not null,
    payload     text        not null,
    traceparent text,
    created_at  timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
