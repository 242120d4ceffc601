-- The last audit, whichever replica made it.
create table audit (
    only_one   boolean     primary key default true check (only_one),
    audited_at timestamptz not null,
    findings   bigint      not null check (findings >= 0)
);

-- What admins were alerted of: each finding once, however often it is found again.
create table discrepancy (
    finding  text        not null,
    subject  text        not null,
    user_id  uuid,
    found_at timestamptz not null default now(),
    primary key (finding, subject)
);
revoke update, delete on discrepancy from ${role};
