-- loses data: which files hang on which messages
drop trigger media_loose on media;
create or replace function weft_media_loose() returns trigger language plpgsql as $$
begin
  new.loose_since := case when num_nonnulls(new.profile_id, new.community_id) = 0 then
    coalesce(new.loose_since, now()) end;
  return new;
end $$;
create trigger media_loose before insert or update of profile_id, community_id on media
  for each row execute function weft_media_loose();
update media set profile_id = null where message_id is not null;
alter table media
  drop constraint media_holder_check,
  drop column message_id,
  add constraint media_holder_check check (num_nonnulls(profile_id, community_id) <= 1);
