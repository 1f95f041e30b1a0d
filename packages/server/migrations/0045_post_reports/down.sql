-- loses data: what was reported of posts
delete from reports where target = 'post';
alter table reports
  drop column post_id,
  drop constraint reports_target_check,
  add constraint reports_target_check check (target in ('message', 'user'));
