-- What each person has: the running sum of their postings, so that a decision reads one row.
-- Room on each page, so that the new version of a row stays beside the old one and no index is touched.
create table account (
    user_id   uuid   primary key,
    available bigint not null default 0 check (available >= 0),
    held      bigint not null default 0 check (held >= 0)
) with (fillfactor = 70);

-- What happened. A refusal is kept, too, though it moves nothing: it must stand whatever is bought later.
create table entry (
    id        bigint      generated always as identity primary key,
    kind      text        not null check (kind in ('WELCOME', 'PURCHASE', 'HOLD', 'REFUSAL', 'CAPTURE', 'RELEASE',
                                                   'EXPIRY', 'LATE_CAPTURE')),
    cause     uuid        not null,  -- the person of a welcome, the order of a purchase, the reading of all others
    user_id   uuid        not null,
    amount    bigint      not null check (amount >= 0),
    booked_at timestamptz not null default now()
);
-- A reading is answered once and resolved once, a person welcomed once, an order granted once.
create unique index entry_once on entry (cause, (case
    when kind in ('HOLD', 'REFUSAL') then 'answer'
    when kind in ('CAPTURE', 'RELEASE', 'EXPIRY') then 'resolution'
    else kind end));

-- Where it moved credits from and to: AVAILABLE and HELD are purses of the entry's person, GRANTED is where all credits
-- come from and SPENT where they go. No foreign key to entry: it would cost as much as writing the row, and the audit
-- finds a posting without an entry.
create table posting (
    entry_id bigint not null,
    purse    text   not null check (purse in ('AVAILABLE', 'HELD', 'GRANTED', 'SPENT')),
    amount   bigint not null check (amount <> 0),
    primary key (entry_id, purse)
);

-- The ledger is only ever added to.
revoke update, delete on entry, posting from ${role};
