-- How far each provider's list of payments was gone through, and who does it. One replica at a time.
create table reconciliation (
    provider    text        primary key,
    progress    bigint      not null default 0,             -- Telegram: transactions seen; Stripe: the second it was at
    lease       uuid,
    due_at      timestamptz not null default now(),
    finished_at timestamptz
);

insert into reconciliation (provider) values ('STARS'), ('STRIPE');
