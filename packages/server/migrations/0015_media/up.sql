-- What can be subscribed to: room for files from the platform, or what a community sells.
create table subscription_tiers (
  id bigint primary key default weft_id(),
  -- Null: the platform's.
  community_id bigint references communities on delete cascade,
  name text not null check (length(name) between 1 and 60),
  description text not null default '' check (length(description) <= 500),
  -- What a platform tier is about; a community's need not have any.
  storage_bytes bigint check (storage_bytes > 0),
  price_monthly_cents integer not null check (price_monthly_cents >= 0),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint subscription_tiers_room_check check (community_id is not null or storage_bytes is not null)
);
create unique index subscription_tiers_name_key on subscription_tiers (community_id, lower(name)) nulls not distinct;
create trigger subscription_tiers_touch before update of name, description, storage_bytes, price_monthly_cents,
  is_active on subscription_tiers for each row execute function weft_touch();
insert into subscription_tiers (name, storage_bytes, price_monthly_cents) values
  ('Free', 50 * 1024::bigint ^ 2, 0), ('Basic', 1024::bigint ^ 3, 499),
  ('Pro', 5 * 1024::bigint ^ 3, 999), ('Premium', 10 * 1024::bigint ^ 3, 1499);

create table user_subscriptions (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  tier_id bigint not null references subscription_tiers,
  -- The tier's owner, copied by trigger: so that one active subscription for each owner can be enforced.
  community_id bigint references communities on delete cascade,
  status text not null default 'active' check (status in ('active', 'canceled', 'expired', 'suspended')),
  subscribed_at timestamptz not null default now(),
  canceled_at timestamptz,
  -- Null: until it is canceled.
  period_ends_at timestamptz,
  provider_customer_id text check (length(provider_customer_id) between 1 and 255),
  provider_subscription_id text check (length(provider_subscription_id) between 1 and 255),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_subscriptions_canceled_check check (status <> 'canceled' or canceled_at is not null)
);
create unique index user_subscriptions_active_key on user_subscriptions (user_id, community_id) nulls not distinct
  where status = 'active';
create index user_subscriptions_user on user_subscriptions (user_id, id desc);
create index user_subscriptions_tier on user_subscriptions (tier_id);
create index user_subscriptions_community on user_subscriptions (community_id, status) where community_id is not null;
create index user_subscriptions_ending on user_subscriptions (period_ends_at)
  where status = 'active' and period_ends_at is not null;
create trigger user_subscriptions_touch before update of tier_id, status, canceled_at, period_ends_at
  on user_subscriptions for each row execute function weft_touch();

create function weft_subscription_owner() returns trigger language plpgsql as $$
begin
  new.community_id := (select t.community_id from subscription_tiers t where t.id = new.tier_id);
  return new;
end $$;
create trigger user_subscriptions_owner before insert or update of tier_id, community_id on user_subscriptions
  for each row execute function weft_subscription_owner();

-- How much room somebody has. Its row is the lock of everything about their files: a command takes it before it
-- touches uploads or media. The counts are kept by triggers below.
create table storage_usage (
  user_id bigint primary key references users on delete cascade,
  image_bytes bigint not null default 0 check (image_bytes >= 0),
  video_bytes bigint not null default 0 check (video_bytes >= 0),
  audio_bytes bigint not null default 0 check (audio_bytes >= 0),
  other_bytes bigint not null default 0 check (other_bytes >= 0),
  used_bytes bigint not null generated always as (image_bytes + video_bytes + audio_bytes + other_bytes) stored,
  -- Declared by uploads that are under way.
  reserved_bytes bigint not null default 0 check (reserved_bytes >= 0),
  quota_bytes bigint not null default 52428800 check (quota_bytes > 0),
  last_calculated_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create function weft_storage_usage() returns trigger language plpgsql as $$
begin
  insert into storage_usage (user_id, quota_bytes) select new.id, storage_bytes
  from subscription_tiers where community_id is null and lower(name) = 'free';
  return null;
end $$;
create trigger users_storage after insert on users for each row execute function weft_storage_usage();
insert into storage_usage (user_id) select id from users;

-- The row is locked before the tier is looked up: of two changes at the same moment, the second sees the first.
create function weft_storage_quota(subscriber bigint) returns void language plpgsql as $$
begin
  perform from storage_usage where user_id = subscriber for update;
  update storage_usage set quota_bytes = coalesce(
    (select t.storage_bytes from user_subscriptions s join subscription_tiers t on t.id = s.tier_id
     where s.user_id = subscriber and s.community_id is null and s.status = 'active'),
    (select t.storage_bytes from subscription_tiers t where t.community_id is null and lower(t.name) = 'free'),
    quota_bytes)
  where user_id = subscriber;
end $$;

create function weft_subscription_quota() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform weft_storage_quota(old.user_id); end if;
  if tg_op <> 'DELETE' then perform weft_storage_quota(new.user_id); end if;
  return null;
end $$;
create trigger user_subscriptions_quota after insert or delete or update of tier_id, status, user_id
  on user_subscriptions for each row execute function weft_subscription_quota();

-- A platform tier that gives more or less room gives it to everybody who has it.
create function weft_tier_quota() returns trigger language plpgsql as $$
begin
  perform weft_storage_quota(u.user_id) from (
    select s.user_id from storage_usage s
    where case when lower(new.name) = 'free'
      then not exists (select from user_subscriptions x
        where x.user_id = s.user_id and x.community_id is null and x.status = 'active' and x.tier_id <> new.id)
      else exists (select from user_subscriptions x
        where x.user_id = s.user_id and x.tier_id = new.id and x.status = 'active') end
    order by s.user_id) u;
  return null;
end $$;
create trigger subscription_tiers_quota after update of storage_bytes on subscription_tiers
  for each row when (new.community_id is null and new.storage_bytes <> old.storage_bytes)
  execute function weft_tier_quota();

-- Files on their way in. What they declare is reserved as long as the row is there.
create table uploads (
  id bigint primary key default weft_id(),
  owner_id bigint not null references users on delete cascade,
  name text not null default '' check (length(name) <= 255),
  declared_bytes bigint not null check (declared_bytes > 0),
  received_bytes bigint not null default 0 check (received_bytes >= 0),
  -- Keys of the storage, in the order of what they hold.
  parts text[] not null default '{}' check (cardinality(parts) <= 2000),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint uploads_within_check check (received_bytes <= declared_bytes)
);
create index uploads_owner on uploads (owner_id);
create index uploads_expiry on uploads (expires_at);

create function weft_uploads_reserve() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update storage_usage set reserved_bytes = greatest(0, reserved_bytes - old.declared_bytes)
    where user_id = old.owner_id;
  end if;
  if tg_op <> 'DELETE' then
    update storage_usage set reserved_bytes = reserved_bytes + new.declared_bytes where user_id = new.owner_id;
  end if;
  return null;
end $$;
create trigger uploads_reserve after insert or delete or update of declared_bytes, owner_id on uploads
  for each row execute function weft_uploads_reserve();

create table media (
  -- The id of the upload that it came by: making it a second time finds the first.
  id bigint primary key,
  owner_id bigint not null references users on delete cascade,
  type text not null check (type in ('image', 'gif', 'video', 'audio', 'document')),
  storage_key text not null check (length(storage_key) between 1 and 200),
  size bigint not null check (size > 0),
  mime_type text not null check (length(mime_type) between 3 and 100),
  -- How it was called where it came from.
  name text not null default '' check (length(name) <= 255),
  width integer check (width > 0),
  height integer check (height > 0),
  duration_ms integer check (duration_ms >= 0),
  thumbnail_key text check (length(thumbnail_key) between 1 and 200),
  display_order integer not null default 0 check (display_order >= 0),
  -- At most one of its holders. Those that come later add a column here, in media_holder_check and in weft_media_loose.
  profile_id bigint references user_profiles on delete set null,
  profile_part text check (profile_part in ('avatar', 'background', 'music', 'section')),
  community_id bigint references communities on delete set null,
  -- Since when nothing holds on to it; null exactly while something does. Kept by trigger.
  loose_since timestamptz,
  created_at timestamptz not null default now(),
  constraint media_holder_check check (num_nonnulls(profile_id, community_id) <= 1),
  constraint media_part_check check (profile_id is null or profile_part is not null)
);
create unique index media_storage_key on media (storage_key);
create unique index media_thumbnail_key on media (thumbnail_key) where thumbnail_key is not null;
create index media_owner on media (owner_id, id desc);
create index media_loose on media (loose_since) where loose_since is not null;
create index media_profile on media (profile_id, display_order) where profile_id is not null;
create index media_community on media (community_id, display_order) where community_id is not null;

create function weft_media_loose() returns trigger language plpgsql as $$
begin
  new.loose_since := case when num_nonnulls(new.profile_id, new.community_id) = 0 then
    coalesce(new.loose_since, now()) end;
  return new;
end $$;
create trigger media_loose before insert or update of profile_id, community_id on media
  for each row execute function weft_media_loose();

create function weft_media_usage() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update storage_usage set
      image_bytes = greatest(0, image_bytes - case old.type when 'image' then old.size else 0 end),
      video_bytes = greatest(0, video_bytes - case old.type when 'video' then old.size else 0 end),
      audio_bytes = greatest(0, audio_bytes - case old.type when 'audio' then old.size else 0 end),
      other_bytes = greatest(0, other_bytes - case when old.type in ('gif', 'document') then old.size else 0 end)
    where user_id = old.owner_id;
  end if;
  if tg_op <> 'DELETE' then
    update storage_usage set
      image_bytes = image_bytes + case new.type when 'image' then new.size else 0 end,
      video_bytes = video_bytes + case new.type when 'video' then new.size else 0 end,
      audio_bytes = audio_bytes + case new.type when 'audio' then new.size else 0 end,
      other_bytes = other_bytes + case when new.type in ('gif', 'document') then new.size else 0 end
    where user_id = new.owner_id;
  end if;
  return null;
end $$;
create trigger media_usage after insert or delete or update of owner_id, type, size on media
  for each row execute function weft_media_usage();

alter table user_profiles
  add column avatar_media_id bigint references media,
  add column visibility text not null default 'public' check (visibility in ('public', 'followers', 'private')),
  add column location text not null default '' check (length(location) <= 100),
  add column website text not null default '' check (length(website) <= 500);
create unique index user_profiles_avatar_key on user_profiles (avatar_media_id) where avatar_media_id is not null;
drop trigger user_profiles_touch on user_profiles;
create trigger user_profiles_touch before update of display_name, bio, avatar_media_id, visibility, location, website
  on user_profiles for each row execute function weft_touch();
