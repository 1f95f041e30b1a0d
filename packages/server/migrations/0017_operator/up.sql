-- What was true of each day, taken every hour of it. A day that nobody measured has what can still be counted
-- afterwards, and null for the rest: a gap, never a zero that was none.
create table daily_figures (
  day date primary key,
  -- At the end of the day, without those who are deleted.
  people integer not null check (people >= 0),
  new_people integer not null check (new_people >= 0),
  -- Who was here on that day.
  active_people integer check (active_people >= 0),
  communities integer not null check (communities >= 0),
  stored_bytes bigint check (stored_bytes >= 0),
  created_at timestamptz not null default now()
);

-- From where somebody acted. Gone with the actor's account.
alter table audit_log add column address text check (length(address) between 1 and 64);
drop index audit_log_actor;
create index audit_log_actor on audit_log (actor_id, id desc) where actor_id is not null;
create index audit_log_act on audit_log (act, id desc);

-- How names and addresses begin, whatever the database's own order of letters is.
create index users_username_begins on users (lower(username) collate "C");
create index users_email_begins on users (lower(email) collate "C");
create index user_profiles_name_begins on user_profiles (lower(display_name) collate "C");
create index communities_name_begins on communities (lower(name) collate "C");
-- The few among many.
create index users_not_active on users (status, id desc) where status <> 'active';
create index users_admins on users (id desc) where role = 'admin';
create index email_jobs_unsent on email_jobs (status, id desc) where status <> 'sent';
create index jobs_failed on jobs (id desc) where state = 'failed';

-- What whoever runs the server says to everybody.
create table operator_notices (
  id bigint primary key default weft_id(),
  text text not null check (length(text) between 1 and 500),
  created_by bigint references users on delete set null,
  -- How many there were to tell, and how many have been told.
  total integer not null check (total >= 0),
  sent integer not null default 0 check (sent >= 0),
  -- The last one who was told: people are told in the order of their ids.
  sent_until bigint not null default 0,
  finished_at timestamptz,
  created_at timestamptz not null default now()
);
create index operator_notices_created_by on operator_notices (created_by) where created_by is not null;
