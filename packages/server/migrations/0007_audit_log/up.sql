-- Who did which privileged act. Written in the act's own transaction, never changed, kept when the people go.
create table audit_log (
  id bigint primary key default weft_id(),
  -- Null: somebody at the server's command line, or a person who is gone.
  actor_id bigint references users on delete set null,
  by text not null check (by in ('command line', 'admin')),
  act text not null check (length(act) between 3 and 60),
  subject text not null check (subject ~ '^[a-z]+:[0-9]+$'),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  created_at timestamptz not null default now()
);
create index audit_log_subject on audit_log (subject, id desc);
create index audit_log_actor on audit_log (actor_id) where actor_id is not null;
