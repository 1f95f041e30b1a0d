-- What somebody who accompanies goals says again and again: theirs alone.
create table feedback_snippets (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  title text not null check (length(title) between 1 and 80),
  content text not null check (length(content) between 1 and 4000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger feedback_snippets_touch before update of title, content on feedback_snippets
  for each row execute function weft_touch();
create index feedback_snippets_user on feedback_snippets (user_id);

-- Until when they have seen what their students sent: what came later is new.
create table desk_visits (
  user_id bigint primary key references users on delete cascade,
  seen_until timestamptz not null,
  created_at timestamptz not null default now()
);
