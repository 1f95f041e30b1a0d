-- Who opened a post, once for each person and day (UTC). Whoever looks adds a row and waits for nobody; every half minute those
-- that are not counted yet are added to post_stats. A row goes after two days.
create table post_views (
  post_id bigint not null references posts on delete cascade,
  viewer_id bigint not null references users on delete cascade,
  day date not null default (now() at time zone 'utc')::date,
  counted boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (post_id, viewer_id, day)
) with (fillfactor = 80);
create index post_views_uncounted on post_views (post_id) where not counted;
create index post_views_viewer on post_views (viewer_id);
create index post_views_day on post_views (day) where counted;
