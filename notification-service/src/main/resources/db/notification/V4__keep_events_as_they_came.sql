-- What Telegram will not take goes to the dead letters of its topic as it came: so it waits as it came, and not longer.
alter table delivery add column envelope bytea, add column kafka_partition int, add column kafka_offset bigint,
    add column kafka_timestamp bigint;
alter table delivery drop constraint delivery_check;
-- what waits keeps its meaning; where it lay in Kafka was not kept, which -1 says
update delivery set state = 'WAITING', attempts = 0, kafka_partition = -1, kafka_offset = -1,
       kafka_timestamp = extract(epoch from created_at) * 1000,
       envelope = convert_to(json_build_object(
           'specversion', '1.0', 'id', told, 'source', '/tarot/' || split_part(type, '.', 2) || '-service', 'type', type,
           'subject', user_id, 'time', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'datacontenttype', 'application/json',
           'data', event::json)::text, 'UTF8')
where state in ('WAITING', 'FAILED');
alter table delivery drop column event;
alter table delivery add check (envelope is not null and kafka_partition is not null and kafka_offset is not null
    and kafka_timestamp is not null or state <> 'WAITING');
