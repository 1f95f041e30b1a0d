-- loses data: the answers kept for repeated requests
drop table idempotency_keys;
