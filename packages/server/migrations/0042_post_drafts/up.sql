-- What somebody is writing, or will publish at a time, is a post already: its author's alone until it is published.
alter table posts
  drop constraint posts_status_check,
  add constraint posts_status_check check (status in ('draft', 'scheduled', 'published', 'deleted')),
  alter column published_at drop not null,
  add constraint posts_published_check check ((status in ('draft', 'scheduled')) = (published_at is null)),
  -- To the millisecond, as the cursor of the list has it.
  add column scheduled_for timestamptz(3),
  add constraint posts_scheduled_check check ((status = 'scheduled') = (scheduled_for is not null)),
  -- Of the latest save of a draft: sent again, it is the same one.
  add column save_id text check (length(save_id) between 1 and 64);
create index posts_drafts on posts (author_id, updated_at desc, id desc) where status = 'draft';
create index posts_scheduled on posts (author_id, scheduled_for, id) where status = 'scheduled';
