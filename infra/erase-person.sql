-- Forgets a person for good. As the owner of the database, with the number that /privacy shows them:
--   psql -h <host> -U tarot_owner -d tarot -v ON_ERROR_STOP=1 -v person=<number> -f infra/erase-person.sql
--   docker-compose exec -T postgres psql -U tarot_owner -d tarot -v ON_ERROR_STOP=1 -v person=<number> < infra/erase-person.sql
-- Their texts cannot be read any more, wherever copies of them lie; nobody can be reached or found by their number. Amounts stay in the
-- ledger, the payments and at the providers, under a number that names nobody; Stars can be sent back to them no more, so refund first.
-- Topics keep what was sealed for 7 days, dead letters for 30. Replicas of bot-service and reading-service remember a person for ten
-- minutes, or until they restart: who writes meanwhile is not answered. Whoever comes back later is somebody new.
begin;
delete from reading.person_key where user_id = :'person';
delete from notification.delivery where user_id = :'person';
delete from notification.recipient where user_id = :'person';
update payment.purchase_order set buyer = null where user_id = :'person';
update payment.payment set charge = null where user_id = :'person';
delete from bot.person where user_id = :'person';
commit;
