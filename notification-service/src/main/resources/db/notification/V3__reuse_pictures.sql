create table picture (
    key     text primary key,   -- language, card, how it lies and the edition of the deck
    file_id text not null       -- Telegram's, valid for this bot
);
