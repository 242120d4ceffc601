create table recipient (
    user_id     uuid    primary key,
    person      bytea   not null,               -- chat, name and language, sealed for this row
    unreachable boolean not null default false, -- blocked the bot or is gone; until an answer reaches them again
    lease_token uuid,                           -- whoever holds it is sending them something: one at a time
    lease_until timestamptz
) with (fillfactor = 80); -- leases come and go in place
