-- Files hang on messages, and on what will be one. Whatever removes a message lets go of its files.
alter table media
  add column message_id bigint references messages on delete set null,
  drop constraint media_holder_check,
  add constraint media_holder_check check (num_nonnulls(profile_id, community_id, message_id) <= 1);
create index media_message on media (message_id, display_order) where message_id is not null;

create or replace function weft_media_loose() returns trigger language plpgsql as $$
begin
  new.loose_since := case when num_nonnulls(new.profile_id, new.community_id, new.message_id) = 0 then
    coalesce(new.loose_since, now()) end;
  return new;
end $$;
drop trigger media_loose on media;
create trigger media_loose before insert or update of profile_id, community_id, message_id on media
  for each row execute function weft_media_loose();
