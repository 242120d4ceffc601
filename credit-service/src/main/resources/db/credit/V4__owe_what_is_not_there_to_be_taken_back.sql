-- A payment that is given back takes what is there; the rest is owed. Whoever owes has nothing to use.
alter table account
    add column owed bigint not null default 0 check (owed >= 0),
    add constraint account_settles_first check (owed = 0 or available = 0);

alter table posting
    drop constraint posting_purse_check,
    add constraint posting_purse_check check (purse in ('AVAILABLE', 'HELD', 'OWED', 'GRANTED', 'SPENT'));

alter table entry
    drop constraint entry_kind_check,
    add constraint entry_kind_check check (kind in (
        'WELCOME', 'PURCHASE', 'PROMOTION', 'REFERRAL', 'CORRECTION', 'REINSTATEMENT', 'DEDUCTION', 'REFUND', 'REFUND_OWED',
        'DISPUTE', 'DISPUTE_OWED', 'DEBT_SETTLED', 'HOLD', 'REFUSAL', 'CAPTURE', 'RELEASE', 'EXPIRY', 'LATE_CAPTURE'));
