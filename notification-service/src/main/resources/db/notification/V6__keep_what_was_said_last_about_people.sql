-- An event that arrives late, or once more, must not undo what was said after it. What is known from before may have been
-- said at any time: whatever comes next is newer.
alter table recipient add column said_at timestamptz not null default '-infinity';
