-- Who a person is to Telegram, what they are called and what they speak is kept out of here: two keyed digests of it
-- recognise them and notice a change.
create table person (
    user_id      uuid        primary key,
    telegram_key uuid        not null unique,           -- of the Telegram id
    profile_key  uuid        not null,                  -- of name and language
    usual_spread text        not null default 'one',
    unreachable  boolean     not null default false,    -- blocked the bot, and has not written since
    created_at   timestamptz not null default now()
);
