-- Durable work for later: claimed with SKIP LOCKED, enqueued in the transaction that wants it done.
create table jobs (
  id bigint primary key default weft_id(),
  name text not null check (length(name) between 3 and 60),
  payload jsonb not null default '{}',
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  -- At most one job with the same key waits: enqueueing it again changes nothing.
  unique_key text check (length(unique_key) <= 200),
  run_at timestamptz not null default now(),
  attempts integer not null default 0 check (attempts >= 0),
  max_attempts integer not null default 10 check (max_attempts between 1 and 100),
  -- A worker that dies does not give its job back: when this has passed, another takes it.
  locked_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint jobs_lease_check check ((state = 'running') = (locked_until is not null)),
  constraint jobs_finished_check check ((state in ('done', 'failed')) = (finished_at is not null))
);
create index jobs_due on jobs (run_at, id) where state = 'queued';
create index jobs_running on jobs (locked_until) where state = 'running';
create index jobs_finished on jobs (finished_at) where state in ('done', 'failed');
create unique index jobs_unique_key on jobs (name, unique_key) where state = 'queued' and unique_key is not null;

-- When each recurring job was last enqueued, so that several nodes enqueue it once.
create table job_schedules (
  name text primary key,
  cron text not null,
  last_enqueued_at timestamptz not null default now()
);
