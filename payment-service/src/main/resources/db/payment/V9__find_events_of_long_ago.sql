create index webhook_event_age on webhook_event using brin (received_at);
