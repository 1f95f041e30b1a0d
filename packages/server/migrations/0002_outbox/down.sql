-- loses data: the event stream (clients reload)
drop table outbox;
drop table stream;
