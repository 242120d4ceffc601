-- What was acted on is not read again, and names its buyer. The id stays: an event may come twice.
update webhook_event set contents = '' where state = 'DONE' and contents <> '';
