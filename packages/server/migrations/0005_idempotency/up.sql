-- What was answered to a write that carried an Idempotency-Key, kept for a day in case the caller asks again.
create table idempotency_keys (
  user_id bigint not null references users on delete cascade,
  route text not null check (length(route) <= 60),
  key text not null check (length(key) between 1 and 200),
  -- Of method, address and body: the same key for something else is a mistake of the caller.
  request_hash bytea not null check (length(request_hash) = 32),
  status smallint not null check (status between 200 and 499),
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
