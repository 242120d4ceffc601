-- By age, without a look at the readings of the past: next to all are priced within a second.
create index reading_awaiting_credits on reading (created_at) where state = 'AWAITING_CREDITS';
-- What was left behind before anybody looked is ended without a word: its questions are long forgotten.
update reading set state = 'FAILED' where state = 'AWAITING_CREDITS' and created_at < now() - interval '1 day';
