create table recipient (
    user_id     uuid    primary key,
    person      bytea   not null,               -- chat, name and language, sealed for this row
    unreachable boolean not null default false  -- blocked the bot or is gone; until they write again
);
create index recipient_unreachable on recipient (user_id) where unreachable;
