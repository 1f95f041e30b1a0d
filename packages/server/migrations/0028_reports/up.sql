-- What somebody wants those who keep the peace to look at: a message, or somebody's page. Handled together with the others
-- of the same target; gone some time after that.
create table reports (
  id bigint primary key default weft_id(),
  -- Null once their account is erased.
  reporter_id bigint references users on delete set null,
  target text not null check (target in ('message', 'user')),
  message_id bigint references messages on delete set null,
  -- Whose message, or whose page.
  user_id bigint not null references users on delete cascade,
  -- Where it is handled; null: by whoever runs the server.
  community_id bigint references communities on delete cascade,
  reason text not null check (reason in ('spam', 'harassment', 'harm', 'other')),
  words text not null default '' check (length(words) <= 1000),
  -- What was said when it was reported, as the contract's schema has it: it stays when the message is edited or deleted.
  evidence jsonb not null check (jsonb_typeof(evidence) = 'object'),
  state text not null default 'open' check (state in ('open', 'resolved', 'dismissed')),
  handled_by bigint references users on delete set null,
  -- Those that were handled together have the same.
  handled_at timestamptz(3),
  note text not null default '' check (length(note) <= 500),
  created_at timestamptz(3) not null default now(),
  constraint reports_handled_check check ((state = 'open') = (handled_at is null)),
  constraint reports_not_oneself_check check (reporter_id <> user_id)
);
create unique index reports_open_message on reports (reporter_id, message_id) where state = 'open' and target = 'message';
create unique index reports_open_user on reports (reporter_id, user_id) where state = 'open' and target = 'user';
create index reports_queue on reports (community_id, id desc);
create index reports_message on reports (message_id) where message_id is not null;
create index reports_user on reports (user_id);
create index reports_reporter on reports (reporter_id) where reporter_id is not null;
create index reports_handled_by on reports (handled_by) where handled_by is not null;
create index reports_age on reports (handled_at) where handled_at is not null;
