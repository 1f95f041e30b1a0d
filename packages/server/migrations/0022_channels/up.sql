alter table channels
  -- Raised by whatever takes a place in the timeline: a message, a card of a conversation carried here.
  add column last_seq bigint not null default 0 check (last_seq >= 0),
  -- Whoever comes into the community is in it from the start.
  add column joined_by_all boolean not null default false,
  add column created_by bigint references users on delete set null,
  add column archived_at timestamptz,
  add constraint channels_joined_by_all_check check (not joined_by_all or visibility = 'public');
create index channels_created_by on channels (created_by) where created_by is not null;
update channels set joined_by_all = true where slug = 'general';
drop trigger channels_touch on channels;
create trigger channels_touch before update of slug, name, topic, visibility, archived_at on channels
  for each row execute function weft_touch();

-- Who is in. Active members of the community may read every public channel; in a private one, only those listed here.
create table channel_members (
  channel_id bigint not null references channels on delete cascade,
  user_id bigint not null references users on delete cascade,
  -- What asks for one's attention: every message, what mentions one, or nothing.
  notification_level text not null default 'mentions' check (notification_level in ('all', 'mentions', 'muted')),
  last_read_seq bigint not null default 0 check (last_read_seq >= 0),
  -- Where the channel stood when they came: what was said before is not unread.
  since_seq bigint not null default 0 check (since_seq >= 0),
  -- Grows with every change of the three above; an older one changes nothing.
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  primary key (channel_id, user_id)
);
create index channel_members_user on channel_members (user_id, channel_id);

-- Apart from the channel, which every message rewrites.
create table channel_stats (
  channel_id bigint primary key references channels on delete cascade,
  -- Those who are in and active in the community. A suspended member's place is kept, and not counted.
  members integer not null default 0 check (members >= 0),
  created_at timestamptz not null default now()
);

create function weft_channels_stats() returns trigger language plpgsql as $$
begin
  insert into channel_stats (channel_id) values (new.id);
  return null;
end $$;
create trigger channels_stats after insert on channels
  for each row execute function weft_channels_stats();

create function weft_channel_members_came() returns trigger language plpgsql as $$
begin
  update channel_stats s set members = s.members + x.n
  from (
    select c.id, count(*)::integer as n from came a join channels c on c.id = a.channel_id
    where not exists (
      select from members m
      where m.community_id = c.community_id and m.user_id = a.user_id and m.status = 'suspended')
    group by c.id) x
  where s.channel_id = x.id;
  return null;
end $$;
create function weft_channel_members_went() returns trigger language plpgsql as $$
begin
  update channel_stats s set members = s.members - x.n
  from (
    select c.id, count(*)::integer as n from went a join channels c on c.id = a.channel_id
    where not exists (
      select from members m
      where m.community_id = c.community_id and m.user_id = a.user_id and m.status = 'suspended')
    group by c.id) x
  where s.channel_id = x.id;
  return null;
end $$;
create trigger channel_members_came after insert on channel_members referencing new table as came
  for each statement execute function weft_channel_members_came();
create trigger channel_members_went after delete on channel_members referencing old table as went
  for each statement execute function weft_channel_members_went();

-- The one guardian of who is in what, whatever command brings or sends somebody: newcomers are in the channels for all,
-- whoever left is in none, and whoever is suspended keeps their places without being counted. Always under the lock
-- of the community's seats.
create function weft_members_channels() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.status end;
begin
  if new.user_id is null or new.status is not distinct from was then
    return null;
  end if;
  if was = 'suspended' or was = 'active' and new.status = 'suspended' then
    update channel_stats s set members = s.members + case when was = 'suspended' then 1 else -1 end
    from channels c
    join channel_members m on m.channel_id = c.id and m.user_id = new.user_id
    where c.community_id = new.community_id and s.channel_id = c.id;
  end if;
  -- Whoever is let in again is where they were, and no place that they had left.
  if new.status = 'active' and was is distinct from 'suspended' then
    insert into channel_members (channel_id, user_id, last_read_seq, since_seq)
    select c.id, new.user_id, c.last_seq, c.last_seq from channels c
    where c.community_id = new.community_id and c.joined_by_all and c.archived_at is null
    order by c.id on conflict do nothing;
  elsif new.status = 'left' then
    delete from channel_members m using channels c
    where m.user_id = new.user_id and c.id = m.channel_id and c.community_id = new.community_id;
  end if;
  return null;
end $$;
create trigger members_channels after insert or update of status on members
  for each row execute function weft_members_channels();

insert into channel_stats (channel_id) select id from channels;
insert into channel_members (channel_id, user_id)
select c.id, m.user_id from channels c join members m on m.community_id = c.community_id
where c.joined_by_all and m.status = 'active';
