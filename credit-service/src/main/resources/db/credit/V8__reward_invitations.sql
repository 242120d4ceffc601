-- Who came by whose link, or tried to: how each attempt was answered, for good.
create table invitation (
    request_id  uuid        primary key,
    user_id     uuid        not null,
    inviter_id  uuid        not null,
    outcome     text        not null check (outcome in ('ACCEPTED', 'SELF', 'LOOP', 'NOT_NEW', 'UNKNOWN_INVITER')),
    decided_at  timestamptz not null default now(),
    rewarded_at timestamptz check (rewarded_at is null or outcome = 'ACCEPTED')
);
create unique index invitation_once on invitation (user_id) where outcome = 'ACCEPTED';
-- Looked at with every capture: those that wait for their reward are few.
create index invitation_unrewarded on invitation (user_id) where outcome = 'ACCEPTED' and rewarded_at is null;
revoke update, delete on invitation from ${role};
grant update (rewarded_at) on invitation to ${role};
