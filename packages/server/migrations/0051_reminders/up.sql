-- When somebody wants to be reminded: of a note that is not written yet, and of what waits for their feedback. No row: never.
create table reminder_settings (
  user_id bigint primary key references users on delete cascade,
  nudge_on boolean not null,
  -- By their own clock. Not in the last half hour of a day: whatever is late is still sent on that day.
  nudge_at time not null check (nudge_at <= '23:30'),
  digest_on boolean not null,
  digest_at time not null check (digest_at <= '23:30'),
  -- A name of the IANA list.
  zone text not null check (length(zone) between 1 and 64),
  by_notification boolean not null,
  by_mail boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger reminder_settings_touch
  before update of nudge_on, nudge_at, digest_on, digest_at, zone, by_notification, by_mail on reminder_settings
  for each row execute function weft_touch();
create index reminder_settings_zone on reminder_settings (zone);

-- What was decided for somebody on a day of theirs, once: that they were reminded, or that there was nothing to say.
create table reminder_days (
  user_id bigint not null references users on delete cascade,
  kind text not null check (kind in ('nudge', 'digest')),
  day date not null,
  sent boolean not null default false,
  decided_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (user_id, kind, day)
);
create index reminder_days_day on reminder_days (day);
