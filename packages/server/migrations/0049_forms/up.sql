-- What somebody is writing to whoever runs the server: one form of each type, its writer's alone until it is sent.
create table drafts (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  type text not null check (type in ('bug_report', 'feature_request')),
  -- The report will have it, so that it is sent once.
  client_key text not null check (length(client_key) between 1 and 64),
  title text not null default '' check (length(title) <= 200),
  description text not null default '' check (length(description) <= 10000),
  -- Where it was begun and with what, as the contract's schema has it; empty where its writer does not want to say.
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  revision bigint not null default 1 check (revision > 0),
  -- Of the latest save: sent again, it is the same one.
  save_id text not null check (length(save_id) between 1 and 64),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index drafts_one on drafts (user_id, type);
create trigger drafts_touch before update of title, description, metadata on drafts
  for each row execute function weft_touch();

create table feedback_reports (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  type text not null check (type in ('bug_report', 'feature_request')),
  client_key text not null check (length(client_key) between 1 and 64),
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) between 1 and 10000),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  state text not null default 'open' check (state in ('open', 'planned', 'done', 'declined')),
  -- To whoever sent it.
  note text not null default '' check (length(note) <= 500),
  handled_by bigint references users on delete set null,
  handled_at timestamptz,
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  constraint feedback_reports_handled_check check ((version = 1) = (handled_at is null))
);
-- Sent twice it is the same one; and what somebody sent.
create unique index feedback_reports_key on feedback_reports (user_id, client_key);
create index feedback_reports_user on feedback_reports (user_id, id desc);
create index feedback_reports_state on feedback_reports (state, id desc);
create index feedback_reports_handled_by on feedback_reports (handled_by) where handled_by is not null;
