-- loses data: tiers, subscriptions, the rows of all files, pictures and visibility of profiles
drop trigger user_profiles_touch on user_profiles;
alter table user_profiles drop column avatar_media_id, drop column visibility, drop column location, drop column website;
create trigger user_profiles_touch before update of display_name, bio on user_profiles
  for each row execute function weft_touch();
drop table media;
drop table uploads;
drop trigger users_storage on users;
drop table storage_usage;
drop table user_subscriptions;
drop table subscription_tiers;
drop function weft_media_usage;
drop function weft_media_loose;
drop function weft_uploads_reserve;
drop function weft_tier_quota;
drop function weft_subscription_quota;
drop function weft_storage_quota;
drop function weft_storage_usage;
drop function weft_subscription_owner;
