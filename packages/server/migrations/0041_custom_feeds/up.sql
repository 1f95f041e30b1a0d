-- Feeds that somebody puts together of filters.
create table custom_feeds (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  name text not null check (length(name) between 1 and 60),
  description text not null default '' check (length(description) <= 500),
  -- What opens first instead of the home feed.
  is_default boolean not null default false,
  display_order integer not null check (display_order >= 0),
  -- Between the groups.
  logic text not null check (logic in ('AND', 'OR')),
  sort text not null check (sort in ('recent', 'popular', 'engagement')),
  page_limit integer not null default 20 check (page_limit between 1 and 100),
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index custom_feeds_name_key on custom_feeds (user_id, lower(name));
create unique index custom_feeds_default_key on custom_feeds (user_id) where is_default;
create trigger custom_feeds_touch before update of name, description, logic, sort, page_limit on custom_feeds
  for each row execute function weft_touch();

create table feed_filters (
  feed_id bigint not null references custom_feeds on delete cascade,
  group_order integer not null check (group_order >= 0),
  -- Between the filters of the group, the same in all of them.
  group_operator text not null check (group_operator in ('AND', 'OR')),
  display_order integer not null check (display_order >= 0),
  negated boolean not null default false,
  type text not null check (type in ('post_type', 'author', 'tag', 'date_range', 'engagement')),
  operator text not null check (operator in ('equals', 'not_equals', 'contains', 'greater_than', 'less_than', 'in_range')),
  -- What the type reads: names of types, authors, tags, moments, or what is counted and how many.
  value text[] not null check (cardinality(value) between 1 and 20),
  created_at timestamptz not null default now(),
  primary key (feed_id, group_order, display_order)
);

-- Orders that move while one reads: kept behind a cursor, so that a page goes on where the last one ended.
create table feed_rankings (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  -- Which feed it is of: its cursors belong to no other.
  feed text not null check (length(feed) between 1 and 200),
  post_ids bigint[] not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index feed_rankings_expires on feed_rankings (expires_at);
create index feed_rankings_user on feed_rankings (user_id);
