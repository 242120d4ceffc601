-- When an audit was tried last, by whichever replica, whatever came of it.
create table audit_attempt (
    only_one boolean     primary key default true check (only_one),
    tried_at timestamptz not null
);
