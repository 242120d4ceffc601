-- Forgets a person for good, as the owner of the database: psql "$DATABASE_URL" -v person=<the number that /privacy shows> -f infra/erase-person.sql
-- Their texts cannot be read any more, wherever copies of them lie; nobody can be reached or found by their number. Amounts stay in the
-- ledger and at the providers, under a number that names nobody. Topics keep what was sealed for 7 days, dead letters for 30.
-- Replicas of bot-service and reading-service remember a person for ten minutes, or until they restart: who writes meanwhile is not
-- answered. Whoever comes back later is somebody new.
begin;
delete from reading.person_key where user_id = :'person';
delete from notification.delivery where user_id = :'person';
delete from notification.recipient where user_id = :'person';
delete from bot.person where user_id = :'person';
commit;
