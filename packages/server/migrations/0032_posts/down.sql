-- loses data: everything that was published
drop trigger media_loose on media;
create or replace function weft_media_loose() returns trigger language plpgsql as $$
begin
  new.loose_since := case when num_nonnulls(new.profile_id, new.community_id, new.message_id) = 0 then
    coalesce(new.loose_since, now()) end;
  return new;
end $$;
create trigger media_loose before insert or update of profile_id, community_id, message_id on media
  for each row execute function weft_media_loose();
update media set profile_id = null where post_id is not null;
alter table media
  drop constraint media_holder_check,
  drop column post_id,
  add constraint media_holder_check check (num_nonnulls(profile_id, community_id, message_id) <= 1);
drop table album_songs, post_tags, tags, post_revisions, post_stats, posts;
drop function weft_posts_replies, weft_posts_stats, weft_posts_tree;
