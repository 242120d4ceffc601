create index open_hold_age on open_hold (held_at);
