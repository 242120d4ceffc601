-- What the person could still use when the price was held, for the receipt; unknown of readings from before.
alter table reading add column credits_left bigint check (credits_left >= 0);
