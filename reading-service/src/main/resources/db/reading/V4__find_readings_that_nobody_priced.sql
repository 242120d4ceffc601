-- By age, without a look at the readings of the past: next to all are priced within a second.
create index reading_awaiting_credits on reading (created_at) where state = 'AWAITING_CREDITS';
