-- A statement reads the newest lines of a person, and none that change nothing they can use.
create index entry_of_statement on entry (user_id, id)
    where amount > 0 and kind not in ('REFUSAL', 'CAPTURE', 'REFUND_OWED', 'DISPUTE_OWED');
