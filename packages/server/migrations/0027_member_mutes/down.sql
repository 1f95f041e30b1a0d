-- loses data: which members are muted, and why
alter table members
  drop constraint members_muted_until_check,
  drop constraint members_muted_check,
  drop column mute_reason,
  drop column muted_until,
  drop column muted_at;
