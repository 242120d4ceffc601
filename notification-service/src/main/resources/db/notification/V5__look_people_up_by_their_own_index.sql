-- After a quiet hour the statistics say that nothing ever waits. Then either index seems as good as the other, and with
-- this one the whole queue is searched for each person. So it serves only who asks for the queue in its order, and says so
-- by a condition that always holds.
drop index delivery_waiting;
create index delivery_in_line on delivery (position) where state = 'WAITING' and position > 0;
