create table communities (
  id bigint primary key default weft_id(),
  name text not null check (length(name) between 1 and 100),
  -- Part of addresses. It begins with a letter, so that it can never be taken for an id.
  slug text not null check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) between 2 and 40),
  description text not null default '' check (length(description) <= 1000),
  visibility text not null default 'private' check (visibility in ('public', 'private')),
  plan_tier text not null default 'free' check (plan_tier in ('free', 'pro')),
  seat_limit integer not null default 100 check (seat_limit between 1 and 1000000),
  -- Cents a month; nothing is spent on AI before an operator says how much.
  ai_budget_limit integer not null default 0 check (ai_budget_limit >= 0),
  stripe_customer_id text check (length(stripe_customer_id) between 1 and 255),
  -- Whoever the issuer says belongs to the organisation lands in this community.
  oidc_issuer text check (length(oidc_issuer) between 1 and 500),
  oidc_organization text check (length(oidc_organization) between 1 and 255),
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint communities_oidc_check check ((oidc_issuer is null) = (oidc_organization is null))
);
create unique index communities_slug_key on communities (slug);
create unique index communities_oidc_key on communities (oidc_issuer, oidc_organization)
  where oidc_issuer is not null;
create index communities_public on communities (lower(name), id) where visibility = 'public';
create trigger communities_touch before update of name, slug, description, visibility, plan_tier, seat_limit,
  ai_budget_limit on communities for each row execute function weft_touch();

-- Apart from the community, so that a join does not rewrite it. Its row is the lock of everything about seats: a
-- command takes it before it touches members or invites.
create table community_seats (
  community_id bigint primary key references communities on delete cascade,
  -- Active and invited members.
  taken integer not null default 0,
  -- Active ones alone: what everybody may see.
  active integer not null default 0,
  created_at timestamptz not null default now(),
  constraint community_seats_active_check check (active between 0 and taken)
);

create function weft_community_seats() returns trigger language plpgsql as $$
begin
  insert into community_seats (community_id) values (new.id);
  return null;
end $$;
create trigger communities_seats after insert on communities
  for each row execute function weft_community_seats();

create table invites (
  id bigint primary key default weft_id(),
  community_id bigint not null references communities on delete cascade,
  -- SHA-256 of the random token in the link, which is shown once.
  token_hash bytea not null check (length(token_hash) = 32),
  -- Null: a link for whoever has it. Else for the one who reads this mailbox.
  email text check (length(email) <= 255),
  role text not null check (role in ('admin', 'moderator', 'instructor', 'member')),
  -- Null: as often as there are seats.
  max_uses integer check (max_uses between 1 and 100000),
  uses integer not null default 0 check (uses >= 0),
  -- Null: until it is revoked.
  expires_at timestamptz,
  revoked_at timestamptz,
  created_by bigint references users on delete set null,
  created_at timestamptz not null default now(),
  constraint invites_uses_limit_check check (uses <= max_uses),
  constraint invites_mail_check check (email is null or (max_uses = 1 and expires_at is not null))
);
create unique index invites_token_hash_key on invites (token_hash);
create index invites_community on invites (community_id, id desc);
create index invites_created_by on invites (created_by);

create table members (
  id bigint primary key default weft_id(),
  community_id bigint not null references communities on delete cascade,
  -- Null while somebody without an account is invited by mail.
  user_id bigint references users on delete cascade,
  email text check (length(email) <= 255),
  role text not null check (role in ('owner', 'admin', 'moderator', 'instructor', 'member')),
  status text not null check (status in ('active', 'invited', 'suspended', 'left')),
  -- The invitation by mail that keeps this seat until somebody takes it.
  invite_id bigint references invites on delete cascade,
  version bigint not null default 1 check (version > 0),
  joined_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint members_invited_check check (case status
    when 'invited' then email is not null and invite_id is not null and user_id is null
    else email is null and invite_id is null and user_id is not null and joined_at is not null end),
  constraint members_owner_check check (role <> 'owner' or status = 'active')
);
-- By the user first: it also answers which communities are somebody's.
create unique index members_user_key on members (user_id, community_id) where user_id is not null;
create unique index members_email_key on members (community_id, lower(email)) where status = 'invited';
create unique index members_owner_key on members (community_id) where role = 'owner';
create index members_listed on members (community_id, status, id);
create index members_invite on members (invite_id) where invite_id is not null;
create trigger members_touch before update of role, status on members
  for each row execute function weft_touch();

-- The one guardian of the seats, whatever command brings somebody: the counter's row lock lines up those who come
-- at the same moment. A limit lowered below use refuses new ones and removes nobody.
create function weft_members_seats() returns trigger language plpgsql as $$
declare
  was_taken integer := 0;
  was_active integer := 0;
  is_taken integer := 0;
  is_active integer := 0;
  community bigint;
  seat_limit integer;
  seats community_seats;
begin
  if tg_op <> 'INSERT' then
    community := old.community_id;
    was_taken := (old.status in ('active', 'invited'))::integer;
    was_active := (old.status = 'active')::integer;
  end if;
  if tg_op <> 'DELETE' then
    community := new.community_id;
    is_taken := (new.status in ('active', 'invited'))::integer;
    is_active := (new.status = 'active')::integer;
  end if;
  if is_taken = was_taken and is_active = was_active then
    return null;
  end if;
  update community_seats s
  set taken = s.taken + is_taken - was_taken, active = s.active + is_active - was_active
  where s.community_id = community
  returning * into seats;
  if is_taken > was_taken then
    select c.seat_limit into seat_limit from communities c where c.id = community;
    if seats.taken > seat_limit then
      raise exception 'community % has no free seat', community
        using errcode = 'check_violation', constraint = 'community_seats_limit_check', table = 'community_seats';
    end if;
  end if;
  return null;
end $$;
create trigger members_seats after insert or delete or update of status on members
  for each row execute function weft_members_seats();

-- At the end of the transaction, so that ownership can change hands within it. The lock makes two who go at the same
-- moment see each other.
create function weft_members_owner() returns trigger language plpgsql as $$
begin
  perform from community_seats where community_id = old.community_id for update;
  if found and not exists (select from members where community_id = old.community_id and role = 'owner') then
    raise exception 'community % would have no owner', old.community_id
      using errcode = 'check_violation', constraint = 'communities_owner_check', table = 'communities';
  end if;
  return null;
end $$;
create constraint trigger members_owner after delete or update of role, status on members
  deferrable initially deferred
  for each row when (old.role = 'owner') execute function weft_members_owner();

create table spaces (
  id bigint primary key default weft_id(),
  community_id bigint not null references communities on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 1 and 40),
  name text not null check (length(name) between 1 and 60),
  description text not null default '' check (length(description) <= 500),
  visibility text not null default 'public' check (visibility in ('public', 'private')),
  position integer not null default 0 check (position >= 0),
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index spaces_slug_key on spaces (community_id, slug);
create trigger spaces_touch before update of slug, name, description, visibility on spaces
  for each row execute function weft_touch();

create table channels (
  id bigint primary key default weft_id(),
  community_id bigint not null references communities on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 1 and 40),
  name text not null check (length(name) between 1 and 60),
  topic text not null default '' check (length(topic) <= 250),
  visibility text not null default 'public' check (visibility in ('public', 'private')),
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index channels_slug_key on channels (community_id, slug);
create trigger channels_touch before update of slug, name, topic, visibility on channels
  for each row execute function weft_touch();

-- Those who run a community do privileged acts, too.
alter table audit_log drop constraint audit_log_by_check;
alter table audit_log add constraint audit_log_by_check check (by in ('command line', 'admin', 'member'));
