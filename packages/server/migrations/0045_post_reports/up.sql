-- Posts and comments are reported as messages are.
alter table reports
  add column post_id bigint references posts on delete set null,
  drop constraint reports_target_check,
  add constraint reports_target_check check (target in ('message', 'user', 'post')),
  add constraint reports_post_check check (post_id is null or target = 'post');
create unique index reports_open_post on reports (reporter_id, post_id) where state = 'open' and target = 'post';
create index reports_post on reports (post_id) where post_id is not null;
