-- No transaction commits while the postings of an entry do not sum to zero. A deferred trigger on each posting would
-- cost more than the posting itself, and Postgres defers row triggers only. So each statement that adds postings leaves
-- one row here that says which entries are to be proved, and the deferred trigger of that row proves them all at once.
create table unproved (
    first_entry bigint not null,
    last_entry  bigint not null
);
revoke all on unproved from ${role};

create function demand_proof() returns trigger language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
    insert into unproved select min(entry_id), max(entry_id) from added having count(*) > 0;
    return null;
end $$;

create function prove() returns trigger language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    wrong bigint;
begin
    select entry_id into wrong from posting where entry_id between new.first_entry and new.last_entry
    group by entry_id having sum(amount) <> 0 limit 1;
    if found then
        raise exception 'postings of entry % do not sum to zero', wrong using errcode = 'check_violation';
    end if;
    delete from unproved where first_entry = new.first_entry and last_entry = new.last_entry;
    return null;
end $$;

create trigger demand_proof after insert on posting referencing new table as added
    for each statement execute function demand_proof();

create constraint trigger postings_sum_to_zero after insert on unproved deferrable initially deferred
    for each row execute function prove();
