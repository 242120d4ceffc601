-- What admins gave and took, whatever came of it. Added to only: who looks later must see what was said then.
create table adjustment (
    request_id uuid        primary key,
    admin_id   uuid        not null,
    user_id    uuid        not null,
    change     bigint      not null check (change <> 0),
    reason     bytea       not null,  -- the admin's own words, under the storage keyset, bound to the request
    outcome    text        not null check (outcome in ('BOOKED', 'UNKNOWN_PERSON', 'TOO_FEW')),
    decided_at timestamptz not null default now()
);
revoke update, delete on adjustment from ${role};
