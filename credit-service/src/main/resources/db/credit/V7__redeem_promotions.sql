-- The key under which codes are digested: random, made once, itself under the storage keyset.
create table promotion_key (
    only_one   boolean primary key default true check (only_one),
    sealed_key bytea   not null
);
revoke update, delete on promotion_key from ${role};

-- Codes that are good for credits. The row is locked while one is redeemed, so that no limit is passed.
create table promotion (
    promotion_id uuid        primary key,      -- the request that made it
    admin_id     uuid        not null,
    code_digest  bytea       not null unique,  -- HMAC of the code: whoever reads the table cannot redeem
    amount       bigint      not null check (amount > 0),
    per_person   int         not null check (per_person > 0),
    in_total     int         not null check (in_total > 0),
    redeemed     int         not null default 0 check (redeemed between 0 and in_total),
    expires_at   timestamptz not null,
    created_at   timestamptz not null default now()
) with (fillfactor = 70);
-- what a code is good for stands; only how often it was redeemed changes
revoke update, delete on promotion from ${role};
grant update (redeemed) on promotion to ${role};

-- How each attempt was answered, for good.
create table redemption (
    request_id   uuid        primary key,
    user_id      uuid        not null,
    promotion_id uuid        references promotion,  -- null of a code that nobody made
    outcome      text        not null check (outcome in ('REDEEMED', 'UNKNOWN_CODE', 'EXPIRED', 'USED_UP', 'USED_BEFORE')),
    decided_at   timestamptz not null default now()
);
create index redemption_of_person on redemption (promotion_id, user_id) where outcome = 'REDEEMED';
revoke update, delete on redemption from ${role};
