-- loses data: posts that are being written, and those that wait for their time
delete from posts where status in ('draft', 'scheduled');
drop index posts_drafts;
drop index posts_scheduled;
alter table posts
  drop constraint posts_scheduled_check,
  drop constraint posts_published_check,
  drop column scheduled_for,
  drop column save_id,
  alter column published_at set not null,
  drop constraint posts_status_check,
  add constraint posts_status_check check (status in ('published', 'deleted'));
