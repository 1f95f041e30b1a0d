create sequence weft_id_seq as bigint minvalue 0 maxvalue 4194303 start 0 cycle;

CREATE OR REPLACE FUNCTION public.weft_channel_members_came()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.weft_channel_members_went()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.weft_channels_stats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into channel_stats (channel_id) values (new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_community_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into community_seats (community_id) values (new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_conversation_participants()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  touched bigint := case when tg_op = 'DELETE' then old.conversation_id else new.conversation_id end;
begin
  update conversations c
  set participant_ids = array(
    select p.user_id from conversation_participants p where p.conversation_id = touched order by p.user_id)
  where c.id = touched and c.kind in ('direct', 'goal');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_fold(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select case when octet_length(given) = length(given) then lower(given)
    else replace(replace(replace(translate(
      lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g')),
      'øłđıħ', 'oldih'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe') end
$function$;

CREATE OR REPLACE FUNCTION public.weft_follows_counted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  began user_follows[];
  ended user_follows[];
begin
  if tg_op <> 'DELETE' then select array_agg(n) into began from new_rows n where n.accepted; end if;
  if tg_op <> 'INSERT' then select array_agg(o) into ended from old_rows o where o.accepted; end if;
  if began is null and ended is null then return null; end if;
  perform from user_stats where user_id in (
    select unnest(array[follower_id, following_id]) from unnest(began)
    union all select unnest(array[follower_id, following_id]) from unnest(ended))
  order by user_id for no key update;
  update user_stats s set following = s.following + c.following, followers = s.followers + c.followers
  from (
    select person, sum(following)::integer as following, sum(followers)::integer as followers from (
      select follower_id as person, 1 as following, 0 as followers from unnest(began)
      union all select following_id, 0, 1 from unnest(began)
      union all select follower_id, -1, 0 from unnest(ended)
      union all select following_id, 0, -1 from unnest(ended)) x
    group by person) c
  where s.user_id = c.person and (c.following <> 0 or c.followers <> 0);
  insert into friendships (user_id_1, user_id_2)
  select least(b.follower_id, b.following_id), greatest(b.follower_id, b.following_id)
  from (
    select follower_id, following_id from unnest(began) except select follower_id, following_id from unnest(ended)) b
  join user_follows f on f.follower_id = b.following_id and f.following_id = b.follower_id and f.accepted
  on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_friendships_counted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed friendships[];
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  select array_agg(r) into changed from changed_rows r;
  if changed is null then return null; end if;
  perform from user_stats where user_id in (select unnest(array[user_id_1, user_id_2]) from unnest(changed))
  order by user_id for no key update;
  update user_stats s set friends = s.friends + change * c.n
  from (
    select person, count(*)::integer as n
    from unnest(changed) r, unnest(array[r.user_id_1, r.user_id_2]) person group by person) c
  where s.user_id = c.person;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_id()
 RETURNS bigint
 LANGUAGE sql
AS $function$
  select weft_id_at(clock_timestamp())
$function$;

CREATE OR REPLACE FUNCTION public.weft_id_at(at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
AS $function$
  select (floor(extract(epoch from at) * 1000)::bigint - 1451606400000) << 22 | nextval('weft_id_seq')
$function$;

CREATE OR REPLACE FUNCTION public.weft_likes_counted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  if not exists (select from changed_rows where type = 'like') then return null; end if;
  perform from post_stats where post_id in (select post_id from changed_rows where type = 'like')
  order by post_id for no key update;
  update post_stats s set likes = s.likes + change * c.n, version = s.version + 1
  from (select post_id, count(*)::integer as n from changed_rows where type = 'like' group by post_id) c
  where s.post_id = c.post_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_media_loose()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.loose_since := case when num_nonnulls(new.profile_id, new.community_id, new.message_id, new.post_id) = 0 then
    coalesce(new.loose_since, now()) end;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_media_usage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.weft_members_channels()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.weft_members_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from community_seats where community_id = old.community_id for update;
  if found and not exists (select from members where community_id = old.community_id and role = 'owner') then
    raise exception 'community % would have no owner', old.community_id
      using errcode = 'check_violation', constraint = 'communities_owner_check', table = 'communities';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_members_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.weft_message_kind()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from conversations where id = new.conversation_id and kind = 'goal') then
    raise exception 'a % is said in the conversation of a goal', new.kind
      using errcode = 'check_violation', constraint = 'messages_kind_place_check', table = 'messages';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_message_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.deleted_at is not null then
    delete from message_words where message_id = new.id;
  else
    perform weft_words_of(new);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_old_comments_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select phase from comment_moving) = 'cutover' then
    raise exception 'the comments have been moved over: nothing is written to engagement_comments any more'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_old_comments_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.moved_at is null then
    if (select phase from comment_moving) <> 'cutover' then return new; end if;
    raise exception 'the comments have been moved over: nothing is written to engagement_comments any more'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  raise exception 'comment % has been moved: it is post % now', old.id, old.status_id
    using errcode = 'object_not_in_prerequisite_state';
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_answers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from posts where id = new.comment_id and root_id = new.post_id and status = 'published' for share;
  if not found then
    raise exception 'comment % does not stand under post %', new.comment_id, new.post_id
      using errcode = 'check_violation', constraint = 'post_answers_under_check', table = 'post_answers';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_answers_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from post_answers where comment_id = new.id) then
    perform from posts where id = new.root_id for no key update;
    delete from post_answers where comment_id = new.id;
    if found then update posts set version = version + 1 where id = new.root_id; end if;
  end if;
  delete from post_answers where post_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_quotes_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from post_quotes where post_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_quotes_withdraw()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  quoting bigint[];
begin
  quoting := array(select post_id from post_quotes where message_id = new.id and withdrawn_at is null order by post_id);
  if quoting = '{}' then return null; end if;
  perform from posts where id = any(quoting) order by id for no key update;
  with gone as (
    update post_quotes set content = '', content_html = '', withdrawn_at = now()
    where message_id = new.id and withdrawn_at is null returning post_id)
  update posts set version = version + 1 where id in (select post_id from gone);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_tags_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select published_at into new.published_at from posts where id = new.post_id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_words_came()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into post_words select x.* from came c join posts p on p.id = c.id, weft_post_words_made(p, null, null) x
  where c.status = 'published';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_words_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform weft_words_of_posts(array[new.id]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_words_files()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform weft_words_of_posts(array[old.post_id, new.post_id]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_post_words_made(post posts)
 RETURNS SETOF post_words
 LANGUAGE sql
 STABLE
AS $function$
  select x.* from (
    select string_agg(m.name, ' ') as names, bool_or(m.type in ('image', 'gif')) as pictures
    from media m where m.post_id = post.id
  ) f, weft_post_words_made(post, f.names, f.pictures) x
$function$;

CREATE OR REPLACE FUNCTION public.weft_post_words_made(post posts, file_names text, pictures boolean)
 RETURNS SETOF post_words
 LANGUAGE sql
 STABLE
AS $function$
  select post.id, post.space_id, post.published_at,
    to_tsvector('simple', weft_fold(post.title || ' ' || post.content || coalesce(' ' || file_names, '')))
      || array_to_tsvector(array_remove(array[
        ':a' || post.author_id, ':s' || post.community_id, ':h' || post.space_id,
        case when post.space_id is null then ':page' end, case when post.content ~* 'https?://' then ':link' end,
        case when file_names is not null then ':file' end, case when pictures then ':image' end], null)),
    now()
$function$;

CREATE OR REPLACE FUNCTION public.weft_posts_came()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from came where parent_id is not null and status = 'published') then return null; end if;
  perform from post_stats where post_id in (
    select unnest(array[root_id, parent_id]) from came where parent_id is not null and status = 'published')
  order by parent_id is not null, post_id for no key update;
  update post_stats s set replies = s.replies + c.replies, thread = s.thread + c.thread, version = s.version + 1
  from (
    select post, sum(replies)::integer as replies, sum(thread)::integer as thread from (
      select parent_id as post, 1 as replies, 0 as thread from came where parent_id is not null and status = 'published'
      union all
      select root_id, 0, 1 from came where parent_id is not null and status = 'published') x
    group by post) c
  where s.post_id = c.post;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_posts_replies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was integer := 0;
  now_is integer := 0;
  post posts;
begin
  if tg_op <> 'INSERT' then was := (old.status = 'published')::integer; post := old; end if;
  if tg_op <> 'DELETE' then now_is := (new.status = 'published')::integer; post := new; end if;
  if was = now_is then return null; end if;
  update post_stats set thread = thread + now_is - was, version = version + 1,
    replies = replies + case when post.parent_id = post.root_id then now_is - was else 0 end
  where post_id = post.root_id;
  if post.parent_id <> post.root_id then
    update post_stats set replies = replies + now_is - was, version = version + 1 where post_id = post.parent_id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_posts_stats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into post_stats (post_id, parent_id) select id, parent_id from came;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_posts_tags_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update post_tags set published_at = new.published_at where post_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_posts_tree()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  parent posts;
begin
  if tg_op = 'UPDATE' then
    raise exception 'post % stays where it is', old.id
      using errcode = 'check_violation', constraint = 'posts_moved_check', table = 'posts';
  end if;
  select * into parent from posts where id = new.parent_id;
  if found and (new.root_id, new.depth, new.space_id, new.community_id)
    is distinct from (coalesce(parent.root_id, parent.id), parent.depth + 1, parent.space_id, parent.community_id) then
    raise exception 'post % does not stand under post %', new.id, new.parent_id
      using errcode = 'check_violation', constraint = 'posts_root_check', table = 'posts';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_reposts_counted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  perform from post_stats where post_id in (select post_id from changed_rows) order by post_id for no key update;
  update post_stats s set reposts = s.reposts + change * c.n, version = s.version + 1
  from (select post_id, count(*)::integer as n from changed_rows group by post_id) c
  where s.post_id = c.post_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_storage_quota(subscriber bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform from storage_usage where user_id = subscriber for update;
  update storage_usage set quota_bytes = coalesce(
    (select t.storage_bytes from user_subscriptions s join subscription_tiers t on t.id = s.tier_id
     where s.user_id = subscriber and s.community_id is null and s.status = 'active'),
    (select t.storage_bytes from subscription_tiers t where t.community_id is null and lower(t.name) = 'free'),
    quota_bytes)
  where user_id = subscriber;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_storage_usage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into storage_usage (user_id, quota_bytes) select new.id, storage_bytes
  from subscription_tiers where community_id is null and lower(name) = 'free';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_subscription_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.community_id := (select t.community_id from subscription_tiers t where t.id = new.tier_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_subscription_quota()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then perform weft_storage_quota(old.user_id); end if;
  if tg_op <> 'DELETE' then perform weft_storage_quota(new.user_id); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_tier_quota()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.weft_touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.updated_at := now();
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.weft_uploads_reserve()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    update storage_usage set reserved_bytes = greatest(0, reserved_bytes - old.declared_bytes)
    where user_id = old.owner_id;
  end if;
  if tg_op <> 'DELETE' then
    update storage_usage set reserved_bytes = reserved_bytes + new.declared_bytes where user_id = new.owner_id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_user_stats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into user_stats (user_id) values (new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_words_made(message messages)
 RETURNS SETOF message_words
 LANGUAGE sql
 STABLE
AS $function$
  select message.id, p.scope, p.channel_id, message.conversation_id, message.sent_at,
    to_tsvector('simple', weft_fold(message.content || coalesce(' ' || f.names, '')))
      || array_to_tsvector(array_remove(array[
        ':a' || message.author_id, ':s' || p.scope, ':h' || p.channel_id,
        ':v' || message.conversation_id,
        case when message.content ~* 'https?://' then ':link' end,
        case when f.names is not null then ':file' end, case when f.pictures then ':image' end], null)),
    now()
  from (
    select c.community_id as scope, c.id as channel_id from channels c where c.id = message.channel_id
    union all
    select case when v.kind = 'thread' then v.community_id else v.id end, r.channel_id
    from conversations v left join messages r on r.id = v.root_message_id where v.id = message.conversation_id
  ) p, (
    select string_agg(m.name, ' ') as names, bool_or(m.type in ('image', 'gif')) as pictures
    from media m where m.message_id = message.id
  ) f
$function$;

CREATE OR REPLACE FUNCTION public.weft_words_of(message messages)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into message_words as w select * from weft_words_made(message)
  on conflict (message_id) do update set words = excluded.words;
end $function$;

CREATE OR REPLACE FUNCTION public.weft_words_of_posts(ids bigint[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  delete from post_words w using posts p where w.post_id = any(ids) and p.id = w.post_id and p.status <> 'published';
  insert into post_words as w select x.* from posts p, weft_post_words_made(p) x
  where p.id = any(ids) and p.status = 'published'
  on conflict (post_id) do update set space_id = excluded.space_id, published_at = excluded.published_at, words = excluded.words;
end $function$;

create table access_tokens (
  id bigint not null default weft_id(),
  user_id bigint not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint access_tokens_pkey PRIMARY KEY (id),
  constraint access_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint access_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint access_tokens_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['read'::text, 'write'::text]))),
  constraint access_tokens_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX access_tokens_expiry ON public.access_tokens USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE UNIQUE INDEX access_tokens_token_hash_key ON public.access_tokens USING btree (token_hash);
CREATE INDEX access_tokens_user ON public.access_tokens USING btree (user_id, id DESC);

create table account_erasures (
  user_id bigint not null,
  status_before text not null,
  due_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint account_erasures_pkey PRIMARY KEY (user_id),
  constraint account_erasures_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint account_erasures_status_before_check CHECK ((status_before = ANY (ARRAY['active'::text, 'suspended'::text])))
);
CREATE INDEX account_erasures_due ON public.account_erasures USING btree (due_at) WHERE (erased_at IS NULL);

create table album_songs (
  album_id bigint not null,
  song_id bigint not null,
  display_order integer not null,
  created_at timestamp with time zone not null default now(),
  constraint album_songs_pkey PRIMARY KEY (album_id, song_id),
  constraint album_songs_album_id_fkey FOREIGN KEY (album_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint album_songs_song_id_fkey FOREIGN KEY (song_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint album_songs_display_order_check CHECK ((display_order >= 0)),
  constraint album_songs_self_check CHECK ((album_id <> song_id))
);
CREATE INDEX album_songs_song ON public.album_songs USING btree (song_id);

create table audit_log (
  id bigint not null default weft_id(),
  actor_id bigint,
  by text not null,
  act text not null,
  subject text not null,
  detail jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  address text,
  constraint audit_log_pkey PRIMARY KEY (id),
  constraint audit_log_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint audit_log_act_check CHECK (((length(act) >= 3) AND (length(act) <= 60))),
  constraint audit_log_address_check CHECK (((length(address) >= 1) AND (length(address) <= 64))),
  constraint audit_log_by_check CHECK ((by = ANY (ARRAY['command line'::text, 'admin'::text, 'member'::text]))),
  constraint audit_log_detail_check CHECK ((jsonb_typeof(detail) = 'object'::text)),
  constraint audit_log_subject_check CHECK ((subject ~ '^[a-z]+:[0-9]+$'::text))
);
CREATE INDEX audit_log_act ON public.audit_log USING btree (act, id DESC);
CREATE INDEX audit_log_actor ON public.audit_log USING btree (actor_id, id DESC) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_log_subject ON public.audit_log USING btree (subject, id DESC);

create table blocks (
  blocker_id bigint not null,
  blocked_id bigint not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint blocks_pkey PRIMARY KEY (blocker_id, blocked_id),
  constraint blocks_blocked_id_fkey FOREIGN KEY (blocked_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint blocks_blocker_id_fkey FOREIGN KEY (blocker_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint blocks_not_oneself_check CHECK ((blocker_id <> blocked_id))
);
CREATE INDEX blocks_blocked ON public.blocks USING btree (blocked_id, blocker_id);

create table budgets (
  key bytea not null,
  whole_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint budgets_pkey PRIMARY KEY (key),
  constraint budgets_key_check CHECK ((length(key) = 32))
);
CREATE INDEX budgets_whole ON public.budgets USING btree (whole_at);

create table channel_members (
  channel_id bigint not null,
  user_id bigint not null,
  notification_level text not null default 'mentions'::text,
  last_read_seq bigint not null default 0,
  since_seq bigint not null default 0,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint channel_members_pkey PRIMARY KEY (channel_id, user_id),
  constraint channel_members_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint channel_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint channel_members_last_read_seq_check CHECK ((last_read_seq >= 0)),
  constraint channel_members_notification_level_check CHECK ((notification_level = ANY (ARRAY['all'::text, 'mentions'::text, 'muted'::text]))),
  constraint channel_members_since_seq_check CHECK ((since_seq >= 0)),
  constraint channel_members_version_check CHECK ((version > 0))
);
CREATE INDEX channel_members_user ON public.channel_members USING btree (user_id, channel_id);
CREATE TRIGGER channel_members_came AFTER INSERT ON public.channel_members REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION weft_channel_members_came();
CREATE TRIGGER channel_members_went AFTER DELETE ON public.channel_members REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION weft_channel_members_went();

create table channel_stats (
  channel_id bigint not null,
  members integer not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint channel_stats_pkey PRIMARY KEY (channel_id),
  constraint channel_stats_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint channel_stats_members_check CHECK ((members >= 0))
);

create table channels (
  id bigint not null default weft_id(),
  community_id bigint not null,
  slug text not null,
  name text not null,
  topic text not null default ''::text,
  visibility text not null default 'public'::text,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  last_seq bigint not null default 0,
  joined_by_all boolean not null default false,
  created_by bigint,
  archived_at timestamp with time zone,
  constraint channels_pkey PRIMARY KEY (id),
  constraint channels_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint channels_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint channels_joined_by_all_check CHECK (((NOT joined_by_all) OR (visibility = 'public'::text))),
  constraint channels_last_seq_check CHECK ((last_seq >= 0)),
  constraint channels_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint channels_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND ((length(slug) >= 1) AND (length(slug) <= 40)))),
  constraint channels_topic_check CHECK ((length(topic) <= 250)),
  constraint channels_version_check CHECK ((version > 0)),
  constraint channels_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text])))
);
CREATE INDEX channels_created_by ON public.channels USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX channels_slug_key ON public.channels USING btree (community_id, slug);
CREATE TRIGGER channels_stats AFTER INSERT ON public.channels FOR EACH ROW EXECUTE FUNCTION weft_channels_stats();
CREATE TRIGGER channels_touch BEFORE UPDATE OF slug, name, topic, visibility, archived_at ON public.channels FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table comment_moving (
  singleton boolean not null default true,
  phase text not null default 'legacy'::text,
  since timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  constraint comment_moving_pkey PRIMARY KEY (singleton),
  constraint comment_moving_phase_check CHECK ((phase = ANY (ARRAY['legacy'::text, 'dual_read'::text, 'cutover'::text]))),
  constraint comment_moving_singleton_check CHECK (singleton)
);

create table communities (
  id bigint not null default weft_id(),
  name text not null,
  slug text not null,
  description text not null default ''::text,
  visibility text not null default 'private'::text,
  plan_tier text not null default 'free'::text,
  seat_limit integer not null default 100,
  ai_budget_limit integer not null default 0,
  stripe_customer_id text,
  oidc_issuer text,
  oidc_organization text,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint communities_pkey PRIMARY KEY (id),
  constraint communities_ai_budget_limit_check CHECK ((ai_budget_limit >= 0)),
  constraint communities_description_check CHECK ((length(description) <= 1000)),
  constraint communities_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint communities_oidc_check CHECK (((oidc_issuer IS NULL) = (oidc_organization IS NULL))),
  constraint communities_oidc_issuer_check CHECK (((length(oidc_issuer) >= 1) AND (length(oidc_issuer) <= 500))),
  constraint communities_oidc_organization_check CHECK (((length(oidc_organization) >= 1) AND (length(oidc_organization) <= 255))),
  constraint communities_plan_tier_check CHECK ((plan_tier = ANY (ARRAY['free'::text, 'pro'::text]))),
  constraint communities_seat_limit_check CHECK (((seat_limit >= 1) AND (seat_limit <= 1000000))),
  constraint communities_slug_check CHECK (((slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND ((length(slug) >= 2) AND (length(slug) <= 40)))),
  constraint communities_stripe_customer_id_check CHECK (((length(stripe_customer_id) >= 1) AND (length(stripe_customer_id) <= 255))),
  constraint communities_version_check CHECK ((version > 0)),
  constraint communities_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text])))
);
CREATE INDEX communities_name_begins ON public.communities USING btree (lower(name) COLLATE "C");
CREATE UNIQUE INDEX communities_oidc_key ON public.communities USING btree (oidc_issuer, oidc_organization) WHERE (oidc_issuer IS NOT NULL);
CREATE INDEX communities_public ON public.communities USING btree (lower(name), id) WHERE (visibility = 'public'::text);
CREATE UNIQUE INDEX communities_slug_key ON public.communities USING btree (slug);
CREATE TRIGGER communities_seats AFTER INSERT ON public.communities FOR EACH ROW EXECUTE FUNCTION weft_community_seats();
CREATE TRIGGER communities_touch BEFORE UPDATE OF name, slug, description, visibility, plan_tier, seat_limit, ai_budget_limit ON public.communities FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table community_seats (
  community_id bigint not null,
  taken integer not null default 0,
  active integer not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint community_seats_pkey PRIMARY KEY (community_id),
  constraint community_seats_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint community_seats_active_check CHECK (((active >= 0) AND (active <= taken)))
);

create table conversation_channels (
  conversation_id bigint not null,
  channel_id bigint not null,
  is_primary boolean not null default false,
  seq bigint,
  carried_at timestamp with time zone,
  carried_by bigint,
  created_at timestamp with time zone not null default now(),
  constraint conversation_channels_pkey PRIMARY KEY (conversation_id, channel_id),
  constraint conversation_channels_carried_by_fkey FOREIGN KEY (carried_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint conversation_channels_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint conversation_channels_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint conversation_channels_card_check CHECK (((is_primary = (seq IS NULL)) AND (is_primary = (carried_at IS NULL)))),
  constraint conversation_channels_seq_check CHECK ((seq > 0))
);
CREATE UNIQUE INDEX conversation_channels_card ON public.conversation_channels USING btree (channel_id, seq) WHERE (seq IS NOT NULL);
CREATE INDEX conversation_channels_carried_by ON public.conversation_channels USING btree (carried_by) WHERE (carried_by IS NOT NULL);
CREATE INDEX conversation_channels_channel ON public.conversation_channels USING btree (channel_id, conversation_id);
CREATE UNIQUE INDEX conversation_channels_primary ON public.conversation_channels USING btree (conversation_id) WHERE is_primary;

create table conversation_participants (
  conversation_id bigint not null,
  user_id bigint not null,
  role text not null,
  last_read_seq bigint not null default 0,
  since_seq bigint not null default 0,
  muted boolean not null default false,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint conversation_participants_pkey PRIMARY KEY (conversation_id, user_id),
  constraint conversation_participants_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint conversation_participants_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint conversation_participants_last_read_seq_check CHECK ((last_read_seq >= 0)),
  constraint conversation_participants_role_check CHECK ((role = ANY (ARRAY['participant'::text, 'follower'::text, 'student'::text, 'instructor'::text]))),
  constraint conversation_participants_since_seq_check CHECK ((since_seq >= 0)),
  constraint conversation_participants_version_check CHECK ((version > 0))
);
CREATE INDEX conversation_participants_user ON public.conversation_participants USING btree (user_id, conversation_id);
CREATE TRIGGER conversation_participants_came AFTER INSERT ON public.conversation_participants FOR EACH ROW WHEN ((new.role <> 'follower'::text)) EXECUTE FUNCTION weft_conversation_participants();
CREATE TRIGGER conversation_participants_went AFTER DELETE ON public.conversation_participants FOR EACH ROW WHEN ((old.role <> 'follower'::text)) EXECUTE FUNCTION weft_conversation_participants();

create table conversations (
  id bigint not null default weft_id(),
  kind text not null,
  community_id bigint,
  root_message_id bigint,
  founding_key text,
  last_seq bigint not null default 0,
  reply_count integer not null default 0,
  last_repliers bigint[] not null default '{}'::bigint[],
  last_activity_at timestamp with time zone not null default now(),
  participant_ids bigint[] not null default '{}'::bigint[],
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  closed boolean not null default false,
  goal_id bigint,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint conversations_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES goals(id) ON DELETE CASCADE,
  constraint conversations_root_message_id_fkey FOREIGN KEY (root_message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint conversations_closed_check CHECK (((NOT closed) OR (kind = ANY (ARRAY['direct'::text, 'goal'::text])))),
  constraint conversations_founding_key_check CHECK (((length(founding_key) >= 1) AND (length(founding_key) <= 500))),
  constraint conversations_kind_check CHECK ((kind = ANY (ARRAY['thread'::text, 'direct'::text, 'goal'::text]))),
  constraint conversations_kind_fits_check CHECK (
CASE kind
    WHEN 'thread'::text THEN ((community_id IS NOT NULL) AND (root_message_id IS NOT NULL) AND (founding_key IS NULL) AND (goal_id IS NULL))
    WHEN 'goal'::text THEN ((community_id IS NOT NULL) AND (root_message_id IS NULL) AND (founding_key IS NULL) AND (goal_id IS NOT NULL))
    ELSE ((community_id IS NULL) AND (root_message_id IS NULL) AND (founding_key IS NOT NULL) AND (goal_id IS NULL))
END),
  constraint conversations_last_repliers_check CHECK ((cardinality(last_repliers) <= 3)),
  constraint conversations_last_seq_check CHECK ((last_seq >= 0)),
  constraint conversations_reply_count_check CHECK ((reply_count >= 0)),
  constraint conversations_version_check CHECK ((version > 0))
);
CREATE INDEX conversations_community ON public.conversations USING btree (community_id) WHERE (community_id IS NOT NULL);
CREATE UNIQUE INDEX conversations_founding_key ON public.conversations USING btree (founding_key) WHERE (founding_key IS NOT NULL);
CREATE UNIQUE INDEX conversations_goal_key ON public.conversations USING btree (goal_id) WHERE (goal_id IS NOT NULL);
CREATE INDEX conversations_participants ON public.conversations USING gin (participant_ids) WHERE (kind = ANY (ARRAY['direct'::text, 'goal'::text]));
CREATE UNIQUE INDEX conversations_root_key ON public.conversations USING btree (root_message_id) WHERE (root_message_id IS NOT NULL);

create table custom_feeds (
  id bigint not null default weft_id(),
  user_id bigint not null,
  name text not null,
  description text not null default ''::text,
  is_default boolean not null default false,
  display_order integer not null,
  logic text not null,
  sort text not null,
  page_limit integer not null default 20,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint custom_feeds_pkey PRIMARY KEY (id),
  constraint custom_feeds_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint custom_feeds_description_check CHECK ((length(description) <= 500)),
  constraint custom_feeds_display_order_check CHECK ((display_order >= 0)),
  constraint custom_feeds_logic_check CHECK ((logic = ANY (ARRAY['AND'::text, 'OR'::text]))),
  constraint custom_feeds_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint custom_feeds_page_limit_check CHECK (((page_limit >= 1) AND (page_limit <= 100))),
  constraint custom_feeds_sort_check CHECK ((sort = ANY (ARRAY['recent'::text, 'popular'::text, 'engagement'::text]))),
  constraint custom_feeds_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX custom_feeds_default_key ON public.custom_feeds USING btree (user_id) WHERE is_default;
CREATE UNIQUE INDEX custom_feeds_name_key ON public.custom_feeds USING btree (user_id, lower(name));
CREATE TRIGGER custom_feeds_touch BEFORE UPDATE OF name, description, logic, sort, page_limit ON public.custom_feeds FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table daily_figures (
  day date not null,
  people integer not null,
  new_people integer not null,
  active_people integer,
  communities integer not null,
  stored_bytes bigint,
  created_at timestamp with time zone not null default now(),
  constraint daily_figures_pkey PRIMARY KEY (day),
  constraint daily_figures_active_people_check CHECK ((active_people >= 0)),
  constraint daily_figures_communities_check CHECK ((communities >= 0)),
  constraint daily_figures_new_people_check CHECK ((new_people >= 0)),
  constraint daily_figures_people_check CHECK ((people >= 0)),
  constraint daily_figures_stored_bytes_check CHECK ((stored_bytes >= 0))
);

create table data_exports (
  id bigint not null default weft_id(),
  user_id bigint not null,
  state text not null default 'waiting'::text,
  done smallint not null default 0,
  total smallint not null default 0,
  bytes bigint,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  storage_key text,
  constraint data_exports_pkey PRIMARY KEY (id),
  constraint data_exports_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint data_exports_bytes_check CHECK ((bytes > 0)),
  constraint data_exports_done_check CHECK (((done >= 0) AND (done <= total))),
  constraint data_exports_ready_check CHECK (((state = 'ready'::text) = (bytes IS NOT NULL))),
  constraint data_exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text]))),
  constraint data_exports_storage_key_check CHECK (((length(storage_key) >= 1) AND (length(storage_key) <= 200))),
  constraint data_exports_stored_check CHECK (((bytes IS NULL) = (storage_key IS NULL)))
);
CREATE INDEX data_exports_expiry ON public.data_exports USING btree (expires_at);
CREATE UNIQUE INDEX data_exports_user_key ON public.data_exports USING btree (user_id);

create table desk_visits (
  user_id bigint not null,
  seen_until timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint desk_visits_pkey PRIMARY KEY (user_id),
  constraint desk_visits_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table drafts (
  id bigint not null default weft_id(),
  user_id bigint not null,
  type text not null,
  client_key text not null,
  title text not null default ''::text,
  description text not null default ''::text,
  metadata jsonb not null default '{}'::jsonb,
  revision bigint not null default 1,
  save_id text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint drafts_client_key_check CHECK (((length(client_key) >= 1) AND (length(client_key) <= 64))),
  constraint drafts_description_check CHECK ((length(description) <= 10000)),
  constraint drafts_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint drafts_revision_check CHECK ((revision > 0)),
  constraint drafts_save_id_check CHECK (((length(save_id) >= 1) AND (length(save_id) <= 64))),
  constraint drafts_title_check CHECK ((length(title) <= 200)),
  constraint drafts_type_check CHECK ((type = ANY (ARRAY['bug_report'::text, 'feature_request'::text])))
);
CREATE UNIQUE INDEX drafts_one ON public.drafts USING btree (user_id, type);
CREATE TRIGGER drafts_touch BEFORE UPDATE OF title, description, metadata ON public.drafts FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table email_jobs (
  id bigint not null default weft_id(),
  type text not null,
  recipient text not null,
  language text not null,
  subject text not null,
  content bytea,
  status text not null default 'queued'::text,
  attempts integer not null default 0,
  last_error text,
  scheduled_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint email_jobs_pkey PRIMARY KEY (id),
  constraint email_jobs_attempts_check CHECK ((attempts >= 0)),
  constraint email_jobs_content_check CHECK (((status = 'sent'::text) = (content IS NULL))),
  constraint email_jobs_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text]))),
  constraint email_jobs_last_error_check CHECK ((length(last_error) <= 2000)),
  constraint email_jobs_recipient_check CHECK (((length(recipient) >= 3) AND (length(recipient) <= 255))),
  constraint email_jobs_sent_check CHECK (((status = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint email_jobs_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'kept'::text]))),
  constraint email_jobs_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 300))),
  constraint email_jobs_type_check CHECK ((type ~ '^[a-z_]{3,40}$'::text))
);
CREATE INDEX email_jobs_age ON public.email_jobs USING btree (created_at);
CREATE INDEX email_jobs_due ON public.email_jobs USING btree (scheduled_at) WHERE (status = 'queued'::text);
CREATE INDEX email_jobs_unsent ON public.email_jobs USING btree (status, id DESC) WHERE (status <> 'sent'::text);

create table engagement_comments (
  id bigint not null default weft_id(),
  post_id bigint not null,
  user_id bigint not null,
  parent_comment_id bigint,
  content text not null,
  created_at timestamp with time zone not null default now(),
  status_id bigint not null default weft_id(),
  moved_at timestamp with time zone,
  trouble text,
  constraint engagement_comments_pkey PRIMARY KEY (id),
  constraint engagement_comments_created_at_check CHECK (isfinite(created_at)),
  constraint engagement_comments_trouble_check CHECK ((trouble = ANY (ARRAY['post_unknown'::text, 'author_unknown'::text, 'parent_unknown'::text, 'parent_elsewhere'::text, 'parent_in_trouble'::text, 'in_a_circle'::text, 'too_deep'::text, 'empty'::text, 'too_long'::text, 'in_the_future'::text]))),
  constraint engagement_comments_trouble_moved_check CHECK (((trouble IS NULL) OR (moved_at IS NULL)))
);
CREATE INDEX engagement_comments_due_on ON public.engagement_comments USING btree (post_id, id) WHERE ((moved_at IS NULL) AND (trouble IS NULL));
CREATE UNIQUE INDEX engagement_comments_status ON public.engagement_comments USING btree (status_id);
CREATE INDEX engagement_comments_trouble ON public.engagement_comments USING btree (trouble, id) WHERE (trouble IS NOT NULL);
CREATE INDEX engagement_comments_user ON public.engagement_comments USING btree (user_id);
CREATE TRIGGER engagement_comments_changed BEFORE UPDATE ON public.engagement_comments FOR EACH ROW WHEN ((((((((old.id IS DISTINCT FROM new.id) OR (old.post_id IS DISTINCT FROM new.post_id)) OR (old.user_id IS DISTINCT FROM new.user_id)) OR (old.parent_comment_id IS DISTINCT FROM new.parent_comment_id)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.status_id IS DISTINCT FROM new.status_id)) OR ((old.content <> new.content) AND (new.content <> ''::text)))) EXECUTE FUNCTION weft_old_comments_moved();
CREATE TRIGGER engagement_comments_closed BEFORE INSERT OR DELETE OR TRUNCATE ON public.engagement_comments FOR EACH STATEMENT EXECUTE FUNCTION weft_old_comments_closed();
CREATE TRIGGER engagement_comments_gone BEFORE DELETE ON public.engagement_comments FOR EACH ROW WHEN ((old.moved_at IS NOT NULL)) EXECUTE FUNCTION weft_old_comments_moved();

create table feed_filters (
  feed_id bigint not null,
  group_order integer not null,
  group_operator text not null,
  display_order integer not null,
  negated boolean not null default false,
  type text not null,
  operator text not null,
  value text[] not null,
  created_at timestamp with time zone not null default now(),
  constraint feed_filters_pkey PRIMARY KEY (feed_id, group_order, display_order),
  constraint feed_filters_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES custom_feeds(id) ON DELETE CASCADE,
  constraint feed_filters_display_order_check CHECK ((display_order >= 0)),
  constraint feed_filters_group_operator_check CHECK ((group_operator = ANY (ARRAY['AND'::text, 'OR'::text]))),
  constraint feed_filters_group_order_check CHECK ((group_order >= 0)),
  constraint feed_filters_operator_check CHECK ((operator = ANY (ARRAY['equals'::text, 'not_equals'::text, 'contains'::text, 'greater_than'::text, 'less_than'::text, 'in_range'::text]))),
  constraint feed_filters_type_check CHECK ((type = ANY (ARRAY['post_type'::text, 'author'::text, 'tag'::text, 'date_range'::text, 'engagement'::text]))),
  constraint feed_filters_value_check CHECK (((cardinality(value) >= 1) AND (cardinality(value) <= 20)))
);

create table feed_rankings (
  id bigint not null default weft_id(),
  user_id bigint not null,
  feed text not null,
  post_ids bigint[] not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint feed_rankings_pkey PRIMARY KEY (id),
  constraint feed_rankings_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint feed_rankings_feed_check CHECK (((length(feed) >= 1) AND (length(feed) <= 200)))
);
CREATE INDEX feed_rankings_expires ON public.feed_rankings USING btree (expires_at);
CREATE INDEX feed_rankings_user ON public.feed_rankings USING btree (user_id);

create table feedback_reports (
  id bigint not null default weft_id(),
  user_id bigint not null,
  type text not null,
  client_key text not null,
  title text not null,
  description text not null,
  metadata jsonb not null default '{}'::jsonb,
  state text not null default 'open'::text,
  note text not null default ''::text,
  handled_by bigint,
  handled_at timestamp with time zone,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint feedback_reports_pkey PRIMARY KEY (id),
  constraint feedback_reports_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint feedback_reports_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint feedback_reports_client_key_check CHECK (((length(client_key) >= 1) AND (length(client_key) <= 64))),
  constraint feedback_reports_description_check CHECK (((length(description) >= 1) AND (length(description) <= 10000))),
  constraint feedback_reports_handled_check CHECK (((version = 1) = (handled_at IS NULL))),
  constraint feedback_reports_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint feedback_reports_note_check CHECK ((length(note) <= 500)),
  constraint feedback_reports_state_check CHECK ((state = ANY (ARRAY['open'::text, 'planned'::text, 'done'::text, 'declined'::text]))),
  constraint feedback_reports_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint feedback_reports_type_check CHECK ((type = ANY (ARRAY['bug_report'::text, 'feature_request'::text]))),
  constraint feedback_reports_version_check CHECK ((version > 0))
);
CREATE INDEX feedback_reports_handled_by ON public.feedback_reports USING btree (handled_by) WHERE (handled_by IS NOT NULL);
CREATE UNIQUE INDEX feedback_reports_key ON public.feedback_reports USING btree (user_id, client_key);
CREATE INDEX feedback_reports_state ON public.feedback_reports USING btree (state, id DESC);
CREATE INDEX feedback_reports_user ON public.feedback_reports USING btree (user_id, id DESC);

create table feedback_snippets (
  id bigint not null default weft_id(),
  user_id bigint not null,
  title text not null,
  content text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint feedback_snippets_pkey PRIMARY KEY (id),
  constraint feedback_snippets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint feedback_snippets_content_check CHECK (((length(content) >= 1) AND (length(content) <= 4000))),
  constraint feedback_snippets_title_check CHECK (((length(title) >= 1) AND (length(title) <= 80)))
);
CREATE INDEX feedback_snippets_user ON public.feedback_snippets USING btree (user_id);
CREATE TRIGGER feedback_snippets_touch BEFORE UPDATE OF title, content ON public.feedback_snippets FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table friendships (
  user_id_1 bigint not null,
  user_id_2 bigint not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint friendships_pkey PRIMARY KEY (user_id_1, user_id_2),
  constraint friendships_user_id_1_fkey FOREIGN KEY (user_id_1) REFERENCES users(id) ON DELETE CASCADE,
  constraint friendships_user_id_2_fkey FOREIGN KEY (user_id_2) REFERENCES users(id) ON DELETE CASCADE,
  constraint friendships_order_check CHECK ((user_id_1 < user_id_2))
);
CREATE INDEX friendships_first ON public.friendships USING btree (user_id_1, created_at DESC, user_id_2 DESC);
CREATE INDEX friendships_second ON public.friendships USING btree (user_id_2, created_at DESC, user_id_1 DESC);
CREATE TRIGGER friendships_began AFTER INSERT ON public.friendships REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_friendships_counted();
CREATE TRIGGER friendships_ended AFTER DELETE ON public.friendships REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_friendships_counted();

create table goal_instructors (
  goal_id bigint not null,
  user_id bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint goal_instructors_pkey PRIMARY KEY (goal_id, user_id),
  constraint goal_instructors_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES goals(id) ON DELETE CASCADE,
  constraint goal_instructors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX goal_instructors_user ON public.goal_instructors USING btree (user_id, goal_id);

create table goals (
  id bigint not null default weft_id(),
  community_id bigint not null,
  student_id bigint not null,
  title text not null,
  description text not null default ''::text,
  status text not null default 'active'::text,
  target_date date,
  completed_at timestamp with time zone,
  created_by bigint,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint goals_pkey PRIMARY KEY (id),
  constraint goals_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint goals_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint goals_student_id_fkey FOREIGN KEY (student_id) REFERENCES users(id),
  constraint goals_completed_check CHECK (
CASE status
    WHEN 'active'::text THEN (completed_at IS NULL)
    WHEN 'completed'::text THEN (completed_at IS NOT NULL)
    ELSE true
END),
  constraint goals_description_check CHECK ((length(description) <= 2000)),
  constraint goals_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'archived'::text]))),
  constraint goals_title_check CHECK ((length(title) <= 120)),
  constraint goals_version_check CHECK ((version > 0))
);
CREATE INDEX goals_community ON public.goals USING btree (community_id, status);
CREATE INDEX goals_created_by ON public.goals USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX goals_student ON public.goals USING btree (student_id, community_id);
CREATE TRIGGER goals_touch BEFORE UPDATE OF title, description, status, target_date ON public.goals FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table idempotency_keys (
  user_id bigint not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  answer jsonb,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (user_id, route, key),
  constraint idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint idempotency_keys_request_hash_check CHECK ((length(request_hash) = 32)),
  constraint idempotency_keys_route_check CHECK ((length(route) <= 60)),
  constraint idempotency_keys_status_check CHECK (((status >= 200) AND (status <= 499)))
);
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);

create table invites (
  id bigint not null default weft_id(),
  community_id bigint not null,
  token_hash bytea not null,
  email text,
  role text not null,
  max_uses integer,
  uses integer not null default 0,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  constraint invites_pkey PRIMARY KEY (id),
  constraint invites_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint invites_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint invites_email_check CHECK ((length(email) <= 255)),
  constraint invites_mail_check CHECK (((email IS NULL) OR ((max_uses = 1) AND (expires_at IS NOT NULL)))),
  constraint invites_max_uses_check CHECK (((max_uses >= 1) AND (max_uses <= 100000))),
  constraint invites_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'moderator'::text, 'instructor'::text, 'member'::text]))),
  constraint invites_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint invites_uses_check CHECK ((uses >= 0)),
  constraint invites_uses_limit_check CHECK ((uses <= max_uses))
);
CREATE INDEX invites_community ON public.invites USING btree (community_id, id DESC);
CREATE INDEX invites_created_by ON public.invites USING btree (created_by);
CREATE INDEX invites_mailbox ON public.invites USING btree (lower(email), id DESC) WHERE (email IS NOT NULL);
CREATE UNIQUE INDEX invites_token_hash_key ON public.invites USING btree (token_hash);

create table job_schedules (
  name text not null,
  cron text not null,
  last_enqueued_at timestamp with time zone not null default now(),
  constraint job_schedules_pkey PRIMARY KEY (name)
);

create table jobs (
  id bigint not null default weft_id(),
  name text not null,
  payload jsonb not null default '{}'::jsonb,
  state text not null default 'queued'::text,
  unique_key text,
  run_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  max_attempts integer not null default 10,
  locked_until timestamp with time zone,
  last_error text,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_attempts_check CHECK ((attempts >= 0)),
  constraint jobs_finished_check CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  constraint jobs_lease_check CHECK (((state = 'running'::text) = (locked_until IS NOT NULL))),
  constraint jobs_max_attempts_check CHECK (((max_attempts >= 1) AND (max_attempts <= 100))),
  constraint jobs_name_check CHECK (((length(name) >= 3) AND (length(name) <= 60))),
  constraint jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint jobs_unique_key_check CHECK ((length(unique_key) <= 200))
);
CREATE INDEX jobs_due ON public.jobs USING btree (run_at, id) WHERE (state = 'queued'::text);
CREATE INDEX jobs_failed ON public.jobs USING btree (id DESC) WHERE (state = 'failed'::text);
CREATE INDEX jobs_finished ON public.jobs USING btree (finished_at) WHERE (state = ANY (ARRAY['done'::text, 'failed'::text]));
CREATE INDEX jobs_running ON public.jobs USING btree (locked_until) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX jobs_unique_key ON public.jobs USING btree (name, unique_key) WHERE ((state = 'queued'::text) AND (unique_key IS NOT NULL));

create table list_members (
  list_id bigint not null,
  user_id bigint not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint list_members_pkey PRIMARY KEY (list_id, user_id),
  constraint list_members_list_id_fkey FOREIGN KEY (list_id) REFERENCES user_lists(id) ON DELETE CASCADE,
  constraint list_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX list_members_user ON public.list_members USING btree (user_id);

create table media (
  id bigint not null,
  owner_id bigint not null,
  type text not null,
  storage_key text not null,
  size bigint not null,
  mime_type text not null,
  name text not null default ''::text,
  width integer,
  height integer,
  duration_ms integer,
  thumbnail_key text,
  display_order integer not null default 0,
  profile_id bigint,
  profile_part text,
  community_id bigint,
  loose_since timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  message_id bigint,
  post_id bigint,
  constraint media_pkey PRIMARY KEY (id),
  constraint media_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE SET NULL,
  constraint media_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE SET NULL,
  constraint media_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint media_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE SET NULL,
  constraint media_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES user_profiles(user_id) ON DELETE SET NULL,
  constraint media_display_order_check CHECK ((display_order >= 0)),
  constraint media_duration_ms_check CHECK ((duration_ms >= 0)),
  constraint media_height_check CHECK ((height > 0)),
  constraint media_holder_check CHECK ((num_nonnulls(profile_id, community_id, message_id, post_id) <= 1)),
  constraint media_mime_type_check CHECK (((length(mime_type) >= 3) AND (length(mime_type) <= 100))),
  constraint media_name_check CHECK ((length(name) <= 255)),
  constraint media_part_check CHECK (((profile_id IS NULL) OR (profile_part IS NOT NULL))),
  constraint media_profile_part_check CHECK ((profile_part = ANY (ARRAY['avatar'::text, 'background'::text, 'music'::text, 'section'::text]))),
  constraint media_size_check CHECK ((size > 0)),
  constraint media_storage_key_check CHECK (((length(storage_key) >= 1) AND (length(storage_key) <= 200))),
  constraint media_thumbnail_key_check CHECK (((length(thumbnail_key) >= 1) AND (length(thumbnail_key) <= 200))),
  constraint media_type_check CHECK ((type = ANY (ARRAY['image'::text, 'gif'::text, 'video'::text, 'audio'::text, 'document'::text]))),
  constraint media_width_check CHECK ((width > 0))
);
CREATE INDEX media_community ON public.media USING btree (community_id, display_order) WHERE (community_id IS NOT NULL);
CREATE INDEX media_loose ON public.media USING btree (loose_since) WHERE (loose_since IS NOT NULL);
CREATE INDEX media_message ON public.media USING btree (message_id, display_order) WHERE (message_id IS NOT NULL);
CREATE INDEX media_owner ON public.media USING btree (owner_id, id DESC);
CREATE INDEX media_post ON public.media USING btree (post_id, display_order) WHERE (post_id IS NOT NULL);
CREATE INDEX media_profile ON public.media USING btree (profile_id, display_order) WHERE (profile_id IS NOT NULL);
CREATE UNIQUE INDEX media_storage_key ON public.media USING btree (storage_key);
CREATE UNIQUE INDEX media_thumbnail_key ON public.media USING btree (thumbnail_key) WHERE (thumbnail_key IS NOT NULL);
CREATE TRIGGER media_loose BEFORE INSERT OR UPDATE OF profile_id, community_id, message_id, post_id ON public.media FOR EACH ROW EXECUTE FUNCTION weft_media_loose();
CREATE TRIGGER media_post_words AFTER UPDATE OF post_id ON public.media FOR EACH ROW WHEN ((old.post_id IS DISTINCT FROM new.post_id)) EXECUTE FUNCTION weft_post_words_files();
CREATE TRIGGER media_usage AFTER INSERT OR DELETE OR UPDATE OF owner_id, type, size ON public.media FOR EACH ROW EXECUTE FUNCTION weft_media_usage();

create table members (
  id bigint not null default weft_id(),
  community_id bigint not null,
  user_id bigint,
  email text,
  role text not null,
  status text not null,
  invite_id bigint,
  version bigint not null default 1,
  joined_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  muted_at timestamp(3) with time zone,
  muted_until timestamp(3) with time zone,
  mute_reason text,
  constraint members_pkey PRIMARY KEY (id),
  constraint members_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint members_invite_id_fkey FOREIGN KEY (invite_id) REFERENCES invites(id) ON DELETE CASCADE,
  constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint members_email_check CHECK ((length(email) <= 255)),
  constraint members_invited_check CHECK (
CASE status
    WHEN 'invited'::text THEN ((email IS NOT NULL) AND (invite_id IS NOT NULL) AND (user_id IS NULL))
    ELSE ((email IS NULL) AND (invite_id IS NULL) AND (user_id IS NOT NULL) AND (joined_at IS NOT NULL))
END),
  constraint members_mute_reason_check CHECK ((length(mute_reason) <= 500)),
  constraint members_muted_check CHECK (((muted_at IS NULL) = (mute_reason IS NULL))),
  constraint members_muted_until_check CHECK (((muted_until IS NULL) OR (muted_until > muted_at))),
  constraint members_owner_check CHECK (((role <> 'owner'::text) OR (status = 'active'::text))),
  constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'moderator'::text, 'instructor'::text, 'member'::text]))),
  constraint members_status_check CHECK ((status = ANY (ARRAY['active'::text, 'invited'::text, 'suspended'::text, 'left'::text]))),
  constraint members_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX members_email_key ON public.members USING btree (community_id, lower(email)) WHERE (status = 'invited'::text);
CREATE INDEX members_invite ON public.members USING btree (invite_id) WHERE (invite_id IS NOT NULL);
CREATE INDEX members_listed ON public.members USING btree (community_id, status, id);
CREATE UNIQUE INDEX members_owner_key ON public.members USING btree (community_id) WHERE (role = 'owner'::text);
CREATE UNIQUE INDEX members_user_key ON public.members USING btree (user_id, community_id) WHERE (user_id IS NOT NULL);
CREATE TRIGGER members_channels AFTER INSERT OR UPDATE OF status ON public.members FOR EACH ROW EXECUTE FUNCTION weft_members_channels();
CREATE CONSTRAINT TRIGGER members_owner AFTER DELETE OR UPDATE OF role, status ON public.members DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.role = 'owner'::text)) EXECUTE FUNCTION weft_members_owner();
CREATE TRIGGER members_seats AFTER INSERT OR DELETE OR UPDATE OF status ON public.members FOR EACH ROW EXECUTE FUNCTION weft_members_seats();
CREATE TRIGGER members_touch BEFORE UPDATE OF role, status ON public.members FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table message_mentions (
  message_id bigint not null,
  user_id bigint not null,
  channel_id bigint,
  conversation_id bigint,
  seq bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint message_mentions_pkey PRIMARY KEY (message_id, user_id),
  constraint message_mentions_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint message_mentions_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint message_mentions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint message_mentions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint message_mentions_place_check CHECK ((num_nonnulls(channel_id, conversation_id) = 1)),
  constraint message_mentions_seq_check CHECK ((seq > 0))
);
CREATE INDEX message_mentions_channel ON public.message_mentions USING btree (user_id, channel_id, seq) WHERE (channel_id IS NOT NULL);
CREATE INDEX message_mentions_conversation ON public.message_mentions USING btree (user_id, conversation_id, seq) WHERE (conversation_id IS NOT NULL);
CREATE INDEX message_mentions_of_channel ON public.message_mentions USING btree (channel_id) WHERE (channel_id IS NOT NULL);
CREATE INDEX message_mentions_of_conversation ON public.message_mentions USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);

create table message_pins (
  message_id bigint not null,
  channel_id bigint,
  conversation_id bigint,
  pinned_by bigint,
  created_at timestamp with time zone not null default now(),
  constraint message_pins_pkey PRIMARY KEY (message_id),
  constraint message_pins_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint message_pins_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint message_pins_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint message_pins_pinned_by_fkey FOREIGN KEY (pinned_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint message_pins_place_check CHECK ((num_nonnulls(channel_id, conversation_id) = 1))
);
CREATE INDEX message_pins_channel ON public.message_pins USING btree (channel_id, created_at DESC) WHERE (channel_id IS NOT NULL);
CREATE INDEX message_pins_conversation ON public.message_pins USING btree (conversation_id, created_at DESC) WHERE (conversation_id IS NOT NULL);
CREATE INDEX message_pins_pinned_by ON public.message_pins USING btree (pinned_by) WHERE (pinned_by IS NOT NULL);

create table message_reactions (
  message_id bigint not null,
  emoji text not null,
  user_id bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint message_reactions_pkey PRIMARY KEY (message_id, emoji, user_id),
  constraint message_reactions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint message_reactions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint message_reactions_emoji_check CHECK (((length(emoji) >= 1) AND (length(emoji) <= 32)))
);
CREATE INDEX message_reactions_user ON public.message_reactions USING btree (user_id, created_at DESC);

create table message_revisions (
  message_id bigint not null,
  version bigint not null,
  content text not null,
  content_html text not null,
  created_at timestamp with time zone not null default now(),
  constraint message_revisions_pkey PRIMARY KEY (message_id, version),
  constraint message_revisions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint message_revisions_content_check CHECK ((length(content) <= 12000)),
  constraint message_revisions_version_check CHECK ((version > 0))
);

create table message_words (
  message_id bigint not null,
  scope bigint not null,
  channel_id bigint,
  conversation_id bigint,
  sent_at timestamp with time zone not null,
  words tsvector not null,
  created_at timestamp with time zone not null default now(),
  constraint message_words_pkey PRIMARY KEY (message_id),
  constraint message_words_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE
);
CREATE INDEX message_words_scope ON public.message_words USING btree (scope, sent_at DESC, message_id DESC);
CREATE INDEX message_words_when ON public.message_words USING brin (sent_at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX message_words_words ON public.message_words USING gin (words) WITH (gin_pending_list_limit='256');

create table messages (
  id bigint not null default weft_id(),
  author_id bigint not null,
  channel_id bigint,
  conversation_id bigint,
  reply_to_message_id bigint,
  content text not null,
  content_html text not null default ''::text,
  everyone text,
  is_draft boolean not null default false,
  seq bigint,
  sent_at timestamp with time zone,
  revision integer not null default 1,
  save_id text,
  client_key text not null,
  version bigint not null default 1,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  kind text not null default 'message'::text,
  target_date date,
  progress smallint,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES users(id),
  constraint messages_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint messages_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint messages_reply_to_message_id_fkey FOREIGN KEY (reply_to_message_id) REFERENCES messages(id) ON DELETE SET NULL,
  constraint messages_client_key_check CHECK (((length(client_key) >= 1) AND (length(client_key) <= 64))),
  constraint messages_content_check CHECK ((length(content) <= 12000)),
  constraint messages_dated_check CHECK (((kind = 'message'::text) = (target_date IS NULL))),
  constraint messages_everyone_check CHECK ((everyone = ANY (ARRAY['channel'::text, 'here'::text]))),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'daily_note'::text, 'instructor_response'::text, 'activity'::text, 'milestone'::text]))),
  constraint messages_place_check CHECK ((num_nonnulls(channel_id, conversation_id) = 1)),
  constraint messages_progress_check CHECK (((progress >= 0) AND (progress <= 100))),
  constraint messages_progress_of_check CHECK (((progress IS NULL) OR (kind = 'milestone'::text))),
  constraint messages_revision_check CHECK ((revision > 0)),
  constraint messages_save_id_check CHECK (((length(save_id) >= 1) AND (length(save_id) <= 64))),
  constraint messages_scrubbed_check CHECK (((deleted_at IS NULL) OR ((content = ''::text) AND (content_html = ''::text)))),
  constraint messages_sent_check CHECK (((is_draft = (seq IS NULL)) AND (is_draft = (sent_at IS NULL)))),
  constraint messages_seq_check CHECK ((seq > 0)),
  constraint messages_version_check CHECK ((version > 0))
);
CREATE INDEX messages_author ON public.messages USING btree (author_id, id DESC) WHERE (NOT is_draft);
CREATE UNIQUE INDEX messages_channel_draft ON public.messages USING btree (author_id, channel_id, COALESCE(reply_to_message_id, (0)::bigint)) WHERE (is_draft AND (channel_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX messages_channel_everyone ON public.messages USING btree (channel_id, seq) WHERE ((everyone IS NOT NULL) AND (channel_id IS NOT NULL) AND (seq IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX messages_channel_seq ON public.messages USING btree (channel_id, seq) INCLUDE (author_id, deleted_at) WHERE ((seq IS NOT NULL) AND (channel_id IS NOT NULL));
CREATE UNIQUE INDEX messages_client_key ON public.messages USING btree (author_id, client_key);
CREATE UNIQUE INDEX messages_conversation_draft ON public.messages USING btree (author_id, conversation_id, COALESCE(reply_to_message_id, (0)::bigint)) WHERE (is_draft AND (conversation_id IS NOT NULL) AND (kind <> 'daily_note'::text) AND (deleted_at IS NULL));
CREATE INDEX messages_conversation_everyone ON public.messages USING btree (conversation_id, seq) WHERE ((everyone IS NOT NULL) AND (conversation_id IS NOT NULL) AND (seq IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX messages_conversation_seq ON public.messages USING btree (conversation_id, seq) INCLUDE (author_id, deleted_at) WHERE ((seq IS NOT NULL) AND (conversation_id IS NOT NULL));
CREATE INDEX messages_days ON public.messages USING btree (conversation_id, target_date, seq) WHERE ((target_date IS NOT NULL) AND (seq IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX messages_deleted_by ON public.messages USING btree (deleted_by) WHERE (deleted_by IS NOT NULL);
CREATE INDEX messages_drafts ON public.messages USING btree (author_id, updated_at DESC) WHERE (is_draft AND (deleted_at IS NULL));
CREATE UNIQUE INDEX messages_note_draft ON public.messages USING btree (author_id, conversation_id, target_date) WHERE (is_draft AND (kind = 'daily_note'::text) AND (deleted_at IS NULL));
CREATE INDEX messages_reply_to ON public.messages USING btree (reply_to_message_id) WHERE (reply_to_message_id IS NOT NULL);
CREATE TRIGGER messages_kind_place BEFORE INSERT OR UPDATE OF kind, channel_id, conversation_id ON public.messages FOR EACH ROW WHEN ((new.kind <> 'message'::text)) EXECUTE FUNCTION weft_message_kind();
CREATE TRIGGER messages_quotes_withdraw AFTER UPDATE OF deleted_at ON public.messages FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION weft_post_quotes_withdraw();
CREATE TRIGGER messages_touch BEFORE UPDATE OF content ON public.messages FOR EACH ROW EXECUTE FUNCTION weft_touch();
CREATE TRIGGER messages_words_came AFTER INSERT ON public.messages FOR EACH ROW WHEN (((NOT new.is_draft) AND (new.deleted_at IS NULL))) EXECUTE FUNCTION weft_message_words();
CREATE TRIGGER messages_words_changed AFTER UPDATE OF content, is_draft, deleted_at ON public.messages FOR EACH ROW WHEN ((NOT new.is_draft)) EXECUTE FUNCTION weft_message_words();

create table notification_mutes (
  user_id bigint not null,
  type text not null,
  created_at timestamp with time zone not null default now(),
  constraint notification_mutes_pkey PRIMARY KEY (user_id, type),
  constraint notification_mutes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint notification_mutes_type_check CHECK ((type = ANY (ARRAY['follow'::text, 'like'::text, 'comment'::text, 'repost'::text, 'mention'::text, 'message'::text, 'friend_request'::text, 'invite'::text, 'event'::text, 'answer'::text])))
);

create table notifications (
  id bigint not null default weft_id(),
  user_id bigint not null,
  type text not null,
  actor_id bigint,
  about jsonb not null,
  gather_key text not null,
  times integer not null default 1,
  is_read boolean not null default false,
  happened_at timestamp(3) with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint notifications_about_check CHECK ((jsonb_typeof(about) = 'object'::text)),
  constraint notifications_gather_key_check CHECK (((length(gather_key) >= 1) AND (length(gather_key) <= 100))),
  constraint notifications_times_check CHECK ((times > 0)),
  constraint notifications_type_check CHECK ((type = ANY (ARRAY['follow'::text, 'like'::text, 'comment'::text, 'repost'::text, 'mention'::text, 'message'::text, 'friend_request'::text, 'system'::text, 'invite'::text, 'event'::text, 'answer'::text])))
);
CREATE INDEX notifications_actor ON public.notifications USING btree (actor_id) WHERE (actor_id IS NOT NULL);
CREATE INDEX notifications_age ON public.notifications USING btree (happened_at);
CREATE UNIQUE INDEX notifications_gathered ON public.notifications USING btree (user_id, type, gather_key) WHERE (NOT is_read);
CREATE INDEX notifications_listed ON public.notifications USING btree (user_id, happened_at DESC, id DESC);

create table oidc_flows (
  token_hash bytea not null,
  stage text not null,
  sealed bytea not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint oidc_flows_pkey PRIMARY KEY (token_hash),
  constraint oidc_flows_stage_check CHECK ((stage = ANY (ARRAY['begun'::text, 'returned'::text]))),
  constraint oidc_flows_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX oidc_flows_expiry ON public.oidc_flows USING btree (expires_at);

create table oidc_logins (
  id bigint not null default weft_id(),
  user_id bigint not null,
  issuer text not null,
  subject text not null,
  label text not null default ''::text,
  last_used_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  constraint oidc_logins_pkey PRIMARY KEY (id),
  constraint oidc_logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint oidc_logins_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500))),
  constraint oidc_logins_label_check CHECK ((length(label) <= 255)),
  constraint oidc_logins_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
CREATE UNIQUE INDEX oidc_logins_subject_key ON public.oidc_logins USING btree (issuer, subject);
CREATE INDEX oidc_logins_user ON public.oidc_logins USING btree (user_id, id);

create table operator_notices (
  id bigint not null default weft_id(),
  text text not null,
  created_by bigint,
  total integer not null,
  sent integer not null default 0,
  sent_until bigint not null default 0,
  finished_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint operator_notices_pkey PRIMARY KEY (id),
  constraint operator_notices_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint operator_notices_sent_check CHECK ((sent >= 0)),
  constraint operator_notices_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500))),
  constraint operator_notices_total_check CHECK ((total >= 0))
);
CREATE INDEX operator_notices_created_by ON public.operator_notices USING btree (created_by) WHERE (created_by IS NOT NULL);

create table outbox (
  seq bigint not null generated always as identity,
  type text not null,
  room text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null default now(),
  "position" bigint,
  published_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (seq),
  constraint outbox_payload_check CHECK ((jsonb_typeof(payload) = 'object'::text)),
  constraint outbox_position_check CHECK (("position" > 0)),
  constraint outbox_published_check CHECK (((published_at IS NULL) OR ("position" IS NOT NULL))),
  constraint outbox_room_check CHECK ((room ~ '^(user|channel|thread|community|post):[1-9][0-9]*$'::text)),
  constraint outbox_type_check CHECK (((length(type) >= 3) AND (length(type) <= 60)))
);
CREATE UNIQUE INDEX outbox_position ON public.outbox USING btree ("position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_room_position ON public.outbox USING btree (room, "position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_unpublished ON public.outbox USING btree ("position", seq) WHERE (published_at IS NULL);

create table passkey_challenges (
  challenge_hash bytea not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint passkey_challenges_pkey PRIMARY KEY (challenge_hash),
  constraint passkey_challenges_challenge_hash_check CHECK ((length(challenge_hash) = 32))
);
CREATE INDEX passkey_challenges_expiry ON public.passkey_challenges USING btree (expires_at);

create table passkeys (
  id bigint not null default weft_id(),
  user_id bigint not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  name text not null,
  backed_up boolean not null default false,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint passkeys_counter_check CHECK ((counter >= 0)),
  constraint passkeys_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1023))),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkeys_public_key_check CHECK (((length(public_key) >= 1) AND (length(public_key) <= 4000))),
  constraint passkeys_transports_check CHECK ((cardinality(transports) <= 10))
);
CREATE UNIQUE INDEX passkeys_credential_key ON public.passkeys USING btree (credential_id);
CREATE INDEX passkeys_user ON public.passkeys USING btree (user_id, id);

create table post_answers (
  post_id bigint not null,
  comment_id bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint post_answers_pkey PRIMARY KEY (post_id),
  constraint post_answers_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_answers_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE
);
CREATE INDEX post_answers_comment ON public.post_answers USING btree (comment_id);
CREATE TRIGGER post_answers_under BEFORE INSERT OR UPDATE ON public.post_answers FOR EACH ROW EXECUTE FUNCTION weft_post_answers();

create table post_interactions (
  user_id bigint not null,
  post_id bigint not null,
  type text not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint post_interactions_pkey PRIMARY KEY (post_id, user_id, type),
  constraint post_interactions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_interactions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint post_interactions_type_check CHECK ((type = ANY (ARRAY['like'::text, 'bookmark'::text, 'share'::text])))
);
CREATE INDEX post_interactions_bookmarks ON public.post_interactions USING btree (user_id, created_at DESC, post_id DESC) WHERE (type = 'bookmark'::text);
CREATE INDEX post_interactions_likes ON public.post_interactions USING btree (post_id, created_at DESC, user_id DESC) WHERE (type = 'like'::text);
CREATE INDEX post_interactions_user ON public.post_interactions USING btree (user_id);
CREATE TRIGGER post_interactions_began AFTER INSERT ON public.post_interactions REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_likes_counted();
CREATE TRIGGER post_interactions_ended AFTER DELETE ON public.post_interactions REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_likes_counted();

create table post_quotes (
  post_id bigint not null,
  message_id bigint not null,
  author_id bigint not null,
  "position" integer not null,
  content text not null,
  content_html text not null,
  said_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint post_quotes_pkey PRIMARY KEY (post_id, message_id),
  constraint post_quotes_author_id_fkey FOREIGN KEY (author_id) REFERENCES users(id),
  constraint post_quotes_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint post_quotes_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_quotes_position_check CHECK (("position" > 0)),
  constraint post_quotes_scrubbed_check CHECK (((withdrawn_at IS NULL) OR ((content = ''::text) AND (content_html = ''::text))))
);
CREATE INDEX post_quotes_author ON public.post_quotes USING btree (author_id, post_id);
CREATE INDEX post_quotes_message ON public.post_quotes USING btree (message_id);

create table post_revisions (
  post_id bigint not null,
  version bigint not null,
  title text not null,
  content text not null,
  content_html text not null,
  created_at timestamp with time zone not null default now(),
  constraint post_revisions_pkey PRIMARY KEY (post_id, version),
  constraint post_revisions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_revisions_content_check CHECK ((length(content) <= 50000)),
  constraint post_revisions_title_check CHECK ((length(title) <= 200)),
  constraint post_revisions_version_check CHECK ((version > 0))
);

create table post_stats (
  post_id bigint not null,
  likes integer not null default 0,
  replies integer not null default 0,
  thread integer not null default 0,
  reposts integer not null default 0,
  views bigint not null default 0,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  parent_id bigint,
  constraint post_stats_pkey PRIMARY KEY (post_id),
  constraint post_stats_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_stats_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_stats_likes_check CHECK ((likes >= 0)),
  constraint post_stats_replies_check CHECK ((replies >= 0)),
  constraint post_stats_reposts_check CHECK ((reposts >= 0)),
  constraint post_stats_thread_check CHECK ((thread >= 0)),
  constraint post_stats_version_check CHECK ((version > 0)),
  constraint post_stats_views_check CHECK ((views >= 0))
);
CREATE INDEX post_stats_liked ON public.post_stats USING btree (parent_id, likes, post_id) WHERE (parent_id IS NOT NULL);

create table post_tags (
  post_id bigint not null,
  tag_id bigint not null,
  created_at timestamp with time zone not null default now(),
  published_at timestamp(3) with time zone,
  constraint post_tags_pkey PRIMARY KEY (post_id, tag_id),
  constraint post_tags_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE
);
CREATE INDEX post_tags_latest ON public.post_tags USING btree (tag_id, published_at DESC, post_id DESC);
CREATE TRIGGER post_tags_time BEFORE INSERT ON public.post_tags FOR EACH ROW EXECUTE FUNCTION weft_post_tags_time();

create table post_threads (
  post_id bigint not null,
  conversation_id bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint post_threads_pkey PRIMARY KEY (post_id),
  constraint post_threads_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint post_threads_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE
);
CREATE INDEX post_threads_conversation ON public.post_threads USING btree (conversation_id, post_id);

create table post_views (
  post_id bigint not null,
  viewer_id bigint not null,
  day date not null default ((now() AT TIME ZONE 'utc'::text))::date,
  counted boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint post_views_pkey PRIMARY KEY (post_id, viewer_id, day),
  constraint post_views_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint post_views_viewer_id_fkey FOREIGN KEY (viewer_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX post_views_day ON public.post_views USING btree (day) WHERE counted;
CREATE INDEX post_views_uncounted ON public.post_views USING btree (post_id) WHERE (NOT counted);
CREATE INDEX post_views_viewer ON public.post_views USING btree (viewer_id);

create table post_words (
  post_id bigint not null,
  space_id bigint,
  published_at timestamp with time zone not null,
  words tsvector not null,
  created_at timestamp with time zone not null default now(),
  constraint post_words_pkey PRIMARY KEY (post_id),
  constraint post_words_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE
);
CREATE INDEX post_words_latest ON public.post_words USING btree (published_at DESC, post_id DESC);
CREATE INDEX post_words_when ON public.post_words USING brin (published_at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX post_words_words ON public.post_words USING gin (words) WITH (gin_pending_list_limit='256');

create table posts (
  id bigint not null default weft_id(),
  author_id bigint not null,
  type text not null,
  status text not null,
  title text not null default ''::text,
  content text not null default ''::text,
  content_html text not null default ''::text,
  community_id bigint,
  space_id bigint,
  parent_id bigint,
  root_id bigint,
  depth integer not null default 0,
  published_at timestamp(3) with time zone default now(),
  client_key text not null,
  version bigint not null default 1,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  deleted_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  scheduled_for timestamp(3) with time zone,
  save_id text,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users(id),
  constraint posts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint posts_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint posts_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint posts_root_id_fkey FOREIGN KEY (root_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint posts_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  constraint posts_client_key_check CHECK (((length(client_key) >= 1) AND (length(client_key) <= 64))),
  constraint posts_content_check CHECK ((length(content) <= 50000)),
  constraint posts_deleted_check CHECK (((status = 'deleted'::text) = (deleted_at IS NOT NULL))),
  constraint posts_depth_check CHECK (((depth >= 0) AND (depth <= 1000))),
  constraint posts_parent_check CHECK (((parent_id IS NULL) OR (type = 'status'::text))),
  constraint posts_published_check CHECK (((status = ANY (ARRAY['draft'::text, 'scheduled'::text])) = (published_at IS NULL))),
  constraint posts_save_id_check CHECK (((length(save_id) >= 1) AND (length(save_id) <= 64))),
  constraint posts_scheduled_check CHECK (((status = 'scheduled'::text) = (scheduled_for IS NOT NULL))),
  constraint posts_scrubbed_check CHECK (((deleted_at IS NULL) OR ((title = ''::text) AND (content = ''::text) AND (content_html = ''::text)))),
  constraint posts_space_check CHECK (((space_id IS NULL) = (community_id IS NULL))),
  constraint posts_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'scheduled'::text, 'published'::text, 'deleted'::text]))),
  constraint posts_title_check CHECK ((length(title) <= 200)),
  constraint posts_tree_check CHECK ((((parent_id IS NULL) = (root_id IS NULL)) AND ((parent_id IS NULL) = (depth = 0)) AND (parent_id <> id) AND (root_id <> id))),
  constraint posts_type_check CHECK ((type = ANY (ARRAY['text_short'::text, 'text_long'::text, 'image'::text, 'image_gallery'::text, 'gif'::text, 'video_short'::text, 'video_long'::text, 'song'::text, 'album'::text, 'status'::text]))),
  constraint posts_version_check CHECK ((version > 0))
);
CREATE INDEX posts_author ON public.posts USING btree (author_id, published_at DESC, id DESC) WHERE ((status = 'published'::text) AND (parent_id IS NULL));
CREATE UNIQUE INDEX posts_client_key ON public.posts USING btree (author_id, client_key);
CREATE INDEX posts_community ON public.posts USING btree (community_id) WHERE (community_id IS NOT NULL);
CREATE INDEX posts_deleted_by ON public.posts USING btree (deleted_by) WHERE (deleted_by IS NOT NULL);
CREATE INDEX posts_drafts ON public.posts USING btree (author_id, updated_at DESC, id DESC) WHERE (status = 'draft'::text);
CREATE INDEX posts_latest ON public.posts USING btree (published_at DESC, id DESC) INCLUDE (author_id, space_id, type) WHERE ((status = 'published'::text) AND (parent_id IS NULL));
CREATE INDEX posts_parent ON public.posts USING btree (parent_id, published_at, id) WHERE (parent_id IS NOT NULL);
CREATE INDEX posts_root ON public.posts USING btree (root_id, published_at, id) WHERE (root_id IS NOT NULL);
CREATE INDEX posts_scheduled ON public.posts USING btree (author_id, scheduled_for, id) WHERE (status = 'scheduled'::text);
CREATE INDEX posts_space ON public.posts USING btree (space_id, published_at DESC, id DESC) WHERE ((status = 'published'::text) AND (parent_id IS NULL) AND (space_id IS NOT NULL));
CREATE INDEX posts_type ON public.posts USING btree (type, published_at DESC, id DESC) WHERE ((status = 'published'::text) AND (parent_id IS NULL));
CREATE TRIGGER posts_answers_end AFTER UPDATE OF status ON public.posts FOR EACH ROW WHEN (((old.status = 'published'::text) AND (new.status <> 'published'::text))) EXECUTE FUNCTION weft_post_answers_end();
CREATE TRIGGER posts_moved BEFORE UPDATE OF parent_id, root_id, depth ON public.posts FOR EACH ROW WHEN ((((old.parent_id IS DISTINCT FROM new.parent_id) OR (old.root_id IS DISTINCT FROM new.root_id)) OR (old.depth IS DISTINCT FROM new.depth))) EXECUTE FUNCTION weft_posts_tree();
CREATE TRIGGER posts_placed BEFORE INSERT ON public.posts FOR EACH ROW WHEN ((new.parent_id IS NOT NULL)) EXECUTE FUNCTION weft_posts_tree();
CREATE TRIGGER posts_quotes_end AFTER UPDATE OF status ON public.posts FOR EACH ROW WHEN (((old.status = 'published'::text) AND (new.status <> 'published'::text))) EXECUTE FUNCTION weft_post_quotes_end();
CREATE TRIGGER posts_replies_changed AFTER UPDATE OF status ON public.posts FOR EACH ROW WHEN ((new.parent_id IS NOT NULL)) EXECUTE FUNCTION weft_posts_replies();
CREATE TRIGGER posts_replies_went AFTER DELETE ON public.posts FOR EACH ROW WHEN ((old.parent_id IS NOT NULL)) EXECUTE FUNCTION weft_posts_replies();
CREATE TRIGGER posts_stats AFTER INSERT ON public.posts REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION weft_posts_stats();
CREATE TRIGGER posts_stats_counted AFTER INSERT ON public.posts REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION weft_posts_came();
CREATE TRIGGER posts_tags_time AFTER UPDATE OF published_at ON public.posts FOR EACH ROW WHEN ((old.published_at IS DISTINCT FROM new.published_at)) EXECUTE FUNCTION weft_posts_tags_time();
CREATE TRIGGER posts_touch BEFORE UPDATE OF title, content ON public.posts FOR EACH ROW EXECUTE FUNCTION weft_touch();
CREATE TRIGGER posts_words_came AFTER INSERT ON public.posts REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION weft_post_words_came();
CREATE TRIGGER posts_words_changed AFTER UPDATE OF title, content, status, space_id, community_id, published_at ON public.posts FOR EACH ROW WHEN (((old.status = 'published'::text) OR (new.status = 'published'::text))) EXECUTE FUNCTION weft_post_words_changed();

create table reconcile_runs (
  id bigint not null default weft_id(),
  by text not null,
  checked bigint not null,
  drifted bigint not null,
  repaired bigint not null,
  findings jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint reconcile_runs_pkey PRIMARY KEY (id),
  constraint reconcile_runs_by_check CHECK ((by = ANY (ARRAY['nightly'::text, 'command line'::text]))),
  constraint reconcile_runs_checked_check CHECK ((checked >= 0)),
  constraint reconcile_runs_drifted_check CHECK ((drifted >= 0)),
  constraint reconcile_runs_findings_check CHECK ((jsonb_typeof(findings) = 'object'::text)),
  constraint reconcile_runs_repaired_check CHECK (((repaired >= 0) AND (repaired <= drifted)))
);

create table recovery_codes (
  user_id bigint not null,
  code_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES second_factors(user_id) ON DELETE CASCADE,
  constraint recovery_codes_code_hash_check CHECK ((length(code_hash) = 32))
);

create table reminder_days (
  user_id bigint not null,
  kind text not null,
  day date not null,
  sent boolean not null default false,
  decided_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint reminder_days_pkey PRIMARY KEY (user_id, kind, day),
  constraint reminder_days_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint reminder_days_kind_check CHECK ((kind = ANY (ARRAY['nudge'::text, 'digest'::text])))
);
CREATE INDEX reminder_days_day ON public.reminder_days USING btree (day);

create table reminder_settings (
  user_id bigint not null,
  nudge_on boolean not null,
  nudge_at time without time zone not null,
  digest_on boolean not null,
  digest_at time without time zone not null,
  zone text not null,
  by_notification boolean not null,
  by_mail boolean not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint reminder_settings_pkey PRIMARY KEY (user_id),
  constraint reminder_settings_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint reminder_settings_digest_at_check CHECK ((digest_at <= '23:30:00'::time without time zone)),
  constraint reminder_settings_nudge_at_check CHECK ((nudge_at <= '23:30:00'::time without time zone)),
  constraint reminder_settings_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 64)))
);
CREATE INDEX reminder_settings_zone ON public.reminder_settings USING btree (zone);
CREATE TRIGGER reminder_settings_touch BEFORE UPDATE OF nudge_on, nudge_at, digest_on, digest_at, zone, by_notification, by_mail ON public.reminder_settings FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table reports (
  id bigint not null default weft_id(),
  reporter_id bigint,
  target text not null,
  message_id bigint,
  user_id bigint not null,
  community_id bigint,
  reason text not null,
  words text not null default ''::text,
  evidence jsonb not null,
  state text not null default 'open'::text,
  handled_by bigint,
  handled_at timestamp(3) with time zone,
  note text not null default ''::text,
  created_at timestamp(3) with time zone not null default now(),
  post_id bigint,
  constraint reports_pkey PRIMARY KEY (id),
  constraint reports_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint reports_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint reports_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE SET NULL,
  constraint reports_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE SET NULL,
  constraint reports_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint reports_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint reports_evidence_check CHECK ((jsonb_typeof(evidence) = 'object'::text)),
  constraint reports_handled_check CHECK (((state = 'open'::text) = (handled_at IS NULL))),
  constraint reports_not_oneself_check CHECK ((reporter_id <> user_id)),
  constraint reports_note_check CHECK ((length(note) <= 500)),
  constraint reports_post_check CHECK (((post_id IS NULL) OR (target = 'post'::text))),
  constraint reports_reason_check CHECK ((reason = ANY (ARRAY['spam'::text, 'harassment'::text, 'harm'::text, 'other'::text]))),
  constraint reports_state_check CHECK ((state = ANY (ARRAY['open'::text, 'resolved'::text, 'dismissed'::text]))),
  constraint reports_target_check CHECK ((target = ANY (ARRAY['message'::text, 'user'::text, 'post'::text]))),
  constraint reports_words_check CHECK ((length(words) <= 1000))
);
CREATE INDEX reports_age ON public.reports USING btree (handled_at) WHERE (handled_at IS NOT NULL);
CREATE INDEX reports_handled_by ON public.reports USING btree (handled_by) WHERE (handled_by IS NOT NULL);
CREATE INDEX reports_message ON public.reports USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE UNIQUE INDEX reports_open_message ON public.reports USING btree (reporter_id, message_id) WHERE ((state = 'open'::text) AND (target = 'message'::text));
CREATE UNIQUE INDEX reports_open_post ON public.reports USING btree (reporter_id, post_id) WHERE ((state = 'open'::text) AND (target = 'post'::text));
CREATE UNIQUE INDEX reports_open_user ON public.reports USING btree (reporter_id, user_id) WHERE ((state = 'open'::text) AND (target = 'user'::text));
CREATE INDEX reports_post ON public.reports USING btree (post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX reports_queue ON public.reports USING btree (community_id, id DESC);
CREATE INDEX reports_reporter ON public.reports USING btree (reporter_id) WHERE (reporter_id IS NOT NULL);
CREATE INDEX reports_user ON public.reports USING btree (user_id);

create table reposts (
  user_id bigint not null,
  post_id bigint not null,
  comment text not null default ''::text,
  created_at timestamp(3) with time zone not null default now(),
  constraint reposts_pkey PRIMARY KEY (post_id, user_id),
  constraint reposts_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint reposts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint reposts_comment_check CHECK ((length(comment) <= 500))
);
CREATE INDEX reposts_post ON public.reposts USING btree (post_id, created_at DESC, user_id DESC);
CREATE INDEX reposts_user ON public.reposts USING btree (user_id, created_at DESC, post_id DESC);
CREATE TRIGGER reposts_began AFTER INSERT ON public.reposts REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_reposts_counted();
CREATE TRIGGER reposts_ended AFTER DELETE ON public.reposts REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_reposts_counted();

create table second_factors (
  user_id bigint not null,
  secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint second_factors_pkey PRIMARY KEY (user_id),
  constraint second_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint second_factors_last_step_check CHECK ((last_step >= 0))
);

create table sessions (
  id bigint not null default weft_id(),
  user_id bigint not null,
  token_hash bytea not null,
  user_agent text not null default ''::text,
  address text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  proved_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint sessions_address_check CHECK ((length(address) <= 64)),
  constraint sessions_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint sessions_user_agent_check CHECK ((length(user_agent) <= 400))
);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE UNIQUE INDEX sessions_token_hash_key ON public.sessions USING btree (token_hash);
CREATE INDEX sessions_user ON public.sessions USING btree (user_id, id DESC);

create table setup_codes (
  singleton boolean not null default true,
  code_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint setup_codes_pkey PRIMARY KEY (singleton),
  constraint setup_codes_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint setup_codes_singleton_check CHECK (singleton)
);

create table spaces (
  id bigint not null default weft_id(),
  community_id bigint not null,
  slug text not null,
  name text not null,
  description text not null default ''::text,
  visibility text not null default 'public'::text,
  "position" integer not null default 0,
  version bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  created_by bigint,
  archived_at timestamp with time zone,
  constraint spaces_pkey PRIMARY KEY (id),
  constraint spaces_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint spaces_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint spaces_description_check CHECK ((length(description) <= 500)),
  constraint spaces_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint spaces_position_check CHECK (("position" >= 0)),
  constraint spaces_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND ((length(slug) >= 1) AND (length(slug) <= 40)))),
  constraint spaces_version_check CHECK ((version > 0)),
  constraint spaces_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text])))
);
CREATE INDEX spaces_created_by ON public.spaces USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX spaces_slug_key ON public.spaces USING btree (community_id, slug);
CREATE TRIGGER spaces_touch BEFORE UPDATE OF slug, name, description, visibility, archived_at ON public.spaces FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table storage_usage (
  user_id bigint not null,
  image_bytes bigint not null default 0,
  video_bytes bigint not null default 0,
  audio_bytes bigint not null default 0,
  other_bytes bigint not null default 0,
  used_bytes bigint not null generated always as ((((image_bytes + video_bytes) + audio_bytes) + other_bytes)) stored,
  reserved_bytes bigint not null default 0,
  quota_bytes bigint not null default 52428800,
  last_calculated_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  constraint storage_usage_pkey PRIMARY KEY (user_id),
  constraint storage_usage_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint storage_usage_audio_bytes_check CHECK ((audio_bytes >= 0)),
  constraint storage_usage_image_bytes_check CHECK ((image_bytes >= 0)),
  constraint storage_usage_other_bytes_check CHECK ((other_bytes >= 0)),
  constraint storage_usage_quota_bytes_check CHECK ((quota_bytes > 0)),
  constraint storage_usage_reserved_bytes_check CHECK ((reserved_bytes >= 0)),
  constraint storage_usage_video_bytes_check CHECK ((video_bytes >= 0))
);

create table stream (
  singleton boolean not null default true,
  epoch text not null default "left"(replace((gen_random_uuid())::text, '-'::text, ''::text), 12),
  last_position bigint not null default 0,
  removed_through bigint not null default 0,
  constraint stream_pkey PRIMARY KEY (singleton),
  constraint stream_epoch_check CHECK ((epoch ~ '^[0-9a-z]{6,32}$'::text)),
  constraint stream_last_position_check CHECK ((last_position >= 0)),
  constraint stream_removed_check CHECK (((removed_through >= 0) AND (removed_through <= last_position))),
  constraint stream_singleton_check CHECK (singleton)
);

create table subscription_tiers (
  id bigint not null default weft_id(),
  community_id bigint,
  name text not null,
  description text not null default ''::text,
  storage_bytes bigint,
  price_monthly_cents integer not null,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint subscription_tiers_pkey PRIMARY KEY (id),
  constraint subscription_tiers_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint subscription_tiers_description_check CHECK ((length(description) <= 500)),
  constraint subscription_tiers_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint subscription_tiers_price_monthly_cents_check CHECK ((price_monthly_cents >= 0)),
  constraint subscription_tiers_room_check CHECK (((community_id IS NOT NULL) OR (storage_bytes IS NOT NULL))),
  constraint subscription_tiers_storage_bytes_check CHECK ((storage_bytes > 0))
);
CREATE UNIQUE INDEX subscription_tiers_name_key ON public.subscription_tiers USING btree (community_id, lower(name)) NULLS NOT DISTINCT;
CREATE TRIGGER subscription_tiers_quota AFTER UPDATE OF storage_bytes ON public.subscription_tiers FOR EACH ROW WHEN (((new.community_id IS NULL) AND (new.storage_bytes <> old.storage_bytes))) EXECUTE FUNCTION weft_tier_quota();
CREATE TRIGGER subscription_tiers_touch BEFORE UPDATE OF name, description, storage_bytes, price_monthly_cents, is_active ON public.subscription_tiers FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table tags (
  id bigint not null default weft_id(),
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint tags_pkey PRIMARY KEY (id),
  constraint tags_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);
CREATE UNIQUE INDEX tags_name_key ON public.tags USING btree (lower(name));

create table uploads (
  id bigint not null default weft_id(),
  owner_id bigint not null,
  name text not null default ''::text,
  declared_bytes bigint not null,
  received_bytes bigint not null default 0,
  parts text[] not null default '{}'::text[],
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint uploads_pkey PRIMARY KEY (id),
  constraint uploads_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint uploads_declared_bytes_check CHECK ((declared_bytes > 0)),
  constraint uploads_name_check CHECK ((length(name) <= 255)),
  constraint uploads_parts_check CHECK ((cardinality(parts) <= 2000)),
  constraint uploads_received_bytes_check CHECK ((received_bytes >= 0)),
  constraint uploads_within_check CHECK ((received_bytes <= declared_bytes))
);
CREATE INDEX uploads_expiry ON public.uploads USING btree (expires_at);
CREATE INDEX uploads_owner ON public.uploads USING btree (owner_id);
CREATE TRIGGER uploads_reserve AFTER INSERT OR DELETE OR UPDATE OF declared_bytes, owner_id ON public.uploads FOR EACH ROW EXECUTE FUNCTION weft_uploads_reserve();

create table user_follows (
  follower_id bigint not null,
  following_id bigint not null,
  accepted boolean not null,
  created_at timestamp(3) with time zone not null default now(),
  accepted_at timestamp(3) with time zone,
  constraint user_follows_pkey PRIMARY KEY (follower_id, following_id),
  constraint user_follows_follower_id_fkey FOREIGN KEY (follower_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_follows_following_id_fkey FOREIGN KEY (following_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_follows_accepted_check CHECK ((accepted = (accepted_at IS NOT NULL))),
  constraint user_follows_not_oneself_check CHECK ((follower_id <> following_id))
);
CREATE INDEX user_follows_followers ON public.user_follows USING btree (following_id, accepted_at DESC, follower_id DESC) WHERE accepted;
CREATE INDEX user_follows_following ON public.user_follows USING btree (follower_id, accepted_at DESC, following_id DESC) WHERE accepted;
CREATE INDEX user_follows_requests ON public.user_follows USING btree (following_id, created_at DESC, follower_id DESC) WHERE (NOT accepted);
CREATE TRIGGER user_follows_began AFTER INSERT ON public.user_follows REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_follows_counted();
CREATE TRIGGER user_follows_changed AFTER UPDATE ON public.user_follows REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_follows_counted();
CREATE TRIGGER user_follows_ended AFTER DELETE ON public.user_follows REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION weft_follows_counted();

create table user_lists (
  id bigint not null default weft_id(),
  user_id bigint not null,
  name text not null,
  description text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_lists_pkey PRIMARY KEY (id),
  constraint user_lists_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_lists_description_check CHECK ((length(description) <= 500)),
  constraint user_lists_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);
CREATE UNIQUE INDEX user_lists_name_key ON public.user_lists USING btree (user_id, lower(name));
CREATE TRIGGER user_lists_touch BEFORE UPDATE OF name, description ON public.user_lists FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table user_mutes (
  muter_id bigint not null,
  muted_id bigint not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint user_mutes_pkey PRIMARY KEY (muter_id, muted_id),
  constraint user_mutes_muted_id_fkey FOREIGN KEY (muted_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_mutes_muter_id_fkey FOREIGN KEY (muter_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_mutes_not_oneself_check CHECK ((muter_id <> muted_id))
);
CREATE INDEX user_mutes_listed ON public.user_mutes USING btree (muter_id, created_at DESC, muted_id DESC);
CREATE INDEX user_mutes_muted ON public.user_mutes USING btree (muted_id);

create table user_passwords (
  user_id bigint not null,
  hash text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_passwords_pkey PRIMARY KEY (user_id),
  constraint user_passwords_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_passwords_hash_check CHECK ((hash ~~ '$argon2id$%'::text))
);
CREATE TRIGGER user_passwords_touch BEFORE UPDATE OF hash ON public.user_passwords FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table user_profiles (
  user_id bigint not null,
  display_name text not null,
  bio text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  avatar_media_id bigint,
  visibility text not null default 'public'::text,
  location text not null default ''::text,
  website text not null default ''::text,
  constraint user_profiles_pkey PRIMARY KEY (user_id),
  constraint user_profiles_avatar_media_id_fkey FOREIGN KEY (avatar_media_id) REFERENCES media(id),
  constraint user_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_profiles_bio_check CHECK ((length(bio) <= 1000)),
  constraint user_profiles_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100))),
  constraint user_profiles_location_check CHECK ((length(location) <= 100)),
  constraint user_profiles_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'followers'::text, 'private'::text]))),
  constraint user_profiles_website_check CHECK ((length(website) <= 500))
);
CREATE UNIQUE INDEX user_profiles_avatar_key ON public.user_profiles USING btree (avatar_media_id) WHERE (avatar_media_id IS NOT NULL);
CREATE INDEX user_profiles_name_begins ON public.user_profiles USING btree (lower(display_name) COLLATE "C");
CREATE TRIGGER user_profiles_touch BEFORE UPDATE OF display_name, bio, avatar_media_id, visibility, location, website ON public.user_profiles FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table user_stats (
  user_id bigint not null,
  followers integer not null default 0,
  following integer not null default 0,
  friends integer not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint user_stats_pkey PRIMARY KEY (user_id),
  constraint user_stats_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_stats_followers_check CHECK ((followers >= 0)),
  constraint user_stats_following_check CHECK ((following >= 0)),
  constraint user_stats_friends_check CHECK ((friends >= 0))
);

create table user_subscriptions (
  id bigint not null default weft_id(),
  user_id bigint not null,
  tier_id bigint not null,
  community_id bigint,
  status text not null default 'active'::text,
  subscribed_at timestamp with time zone not null default now(),
  canceled_at timestamp with time zone,
  period_ends_at timestamp with time zone,
  provider_customer_id text,
  provider_subscription_id text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_subscriptions_pkey PRIMARY KEY (id),
  constraint user_subscriptions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id) ON DELETE CASCADE,
  constraint user_subscriptions_tier_id_fkey FOREIGN KEY (tier_id) REFERENCES subscription_tiers(id),
  constraint user_subscriptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_subscriptions_canceled_check CHECK (((status <> 'canceled'::text) OR (canceled_at IS NOT NULL))),
  constraint user_subscriptions_provider_customer_id_check CHECK (((length(provider_customer_id) >= 1) AND (length(provider_customer_id) <= 255))),
  constraint user_subscriptions_provider_subscription_id_check CHECK (((length(provider_subscription_id) >= 1) AND (length(provider_subscription_id) <= 255))),
  constraint user_subscriptions_status_check CHECK ((status = ANY (ARRAY['active'::text, 'canceled'::text, 'expired'::text, 'suspended'::text])))
);
CREATE UNIQUE INDEX user_subscriptions_active_key ON public.user_subscriptions USING btree (user_id, community_id) NULLS NOT DISTINCT WHERE (status = 'active'::text);
CREATE INDEX user_subscriptions_community ON public.user_subscriptions USING btree (community_id, status) WHERE (community_id IS NOT NULL);
CREATE INDEX user_subscriptions_ending ON public.user_subscriptions USING btree (period_ends_at) WHERE ((status = 'active'::text) AND (period_ends_at IS NOT NULL));
CREATE INDEX user_subscriptions_tier ON public.user_subscriptions USING btree (tier_id);
CREATE INDEX user_subscriptions_user ON public.user_subscriptions USING btree (user_id, id DESC);
CREATE TRIGGER user_subscriptions_owner BEFORE INSERT OR UPDATE OF tier_id, community_id ON public.user_subscriptions FOR EACH ROW EXECUTE FUNCTION weft_subscription_owner();
CREATE TRIGGER user_subscriptions_quota AFTER INSERT OR DELETE OR UPDATE OF tier_id, status, user_id ON public.user_subscriptions FOR EACH ROW EXECUTE FUNCTION weft_subscription_quota();
CREATE TRIGGER user_subscriptions_touch BEFORE UPDATE OF tier_id, status, canceled_at, period_ends_at ON public.user_subscriptions FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table users (
  id bigint not null default weft_id(),
  username text not null,
  email text not null,
  email_verified boolean not null default false,
  status text not null default 'active'::text,
  role text not null default 'user'::text,
  version bigint not null default 1,
  last_login_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  language text not null default 'en'::text,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_deleted_check CHECK (((status = 'deleted'::text) = (deleted_at IS NOT NULL))),
  constraint users_email_check CHECK ((length(email) <= 255)),
  constraint users_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text]))),
  constraint users_role_check CHECK ((role = ANY (ARRAY['user'::text, 'admin'::text]))),
  constraint users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text]))),
  constraint users_username_check CHECK ((username ~ '^[A-Za-z0-9_]{3,30}$'::text)),
  constraint users_version_check CHECK ((version > 0))
);
CREATE INDEX users_admins ON public.users USING btree (id DESC) WHERE (role = 'admin'::text);
CREATE INDEX users_email_begins ON public.users USING btree (lower(email) COLLATE "C");
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));
CREATE INDEX users_not_active ON public.users USING btree (status, id DESC) WHERE (status <> 'active'::text);
CREATE INDEX users_username_begins ON public.users USING btree (lower(username) COLLATE "C");
CREATE UNIQUE INDEX users_username_key ON public.users USING btree (lower(username));
CREATE TRIGGER users_stats AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION weft_user_stats();
CREATE TRIGGER users_storage AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION weft_storage_usage();
CREATE TRIGGER users_touch BEFORE UPDATE OF username, email, email_verified, status, role ON public.users FOR EACH ROW EXECUTE FUNCTION weft_touch();

create table verification_tokens (
  id bigint not null default weft_id(),
  user_id bigint not null,
  purpose text not null,
  token_hash bytea not null,
  email text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint verification_tokens_pkey PRIMARY KEY (id),
  constraint verification_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint verification_tokens_address_check CHECK (((email IS NOT NULL) OR (purpose = 'reset_password'::text))),
  constraint verification_tokens_email_check CHECK ((length(email) <= 255)),
  constraint verification_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['verify_email'::text, 'change_email'::text, 'reset_password'::text]))),
  constraint verification_tokens_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX verification_tokens_expiry ON public.verification_tokens USING btree (expires_at);
CREATE UNIQUE INDEX verification_tokens_hash_key ON public.verification_tokens USING btree (token_hash);
CREATE INDEX verification_tokens_user ON public.verification_tokens USING btree (user_id, purpose);
