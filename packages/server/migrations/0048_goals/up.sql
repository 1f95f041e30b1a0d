-- What somebody works towards in a community. Seen by them, by the instructors whom they let in, and by admins.
create table goals (
  id bigint primary key default weft_id(),
  community_id bigint not null references communities on delete cascade,
  student_id bigint not null references users,
  -- Empty once the student's account is erased.
  title text not null check (length(title) <= 120),
  description text not null default '' check (length(description) <= 2000),
  status text not null default 'active' check (status in ('active', 'completed', 'archived')),
  target_date date,
  completed_at timestamptz,
  created_by bigint references users on delete set null,
  -- Grows with whatever readers can see of it, who accompanies it included.
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- What was completed and then put away still says when.
  constraint goals_completed_check check (case status
    when 'active' then completed_at is null when 'completed' then completed_at is not null else true end)
);
create trigger goals_touch before update of title, description, status, target_date on goals
  for each row execute function weft_touch();
create index goals_student on goals (student_id, community_id);
create index goals_community on goals (community_id, status);
create index goals_created_by on goals (created_by) where created_by is not null;

create table goal_instructors (
  goal_id bigint not null references goals on delete cascade,
  user_id bigint not null references users on delete cascade,
  created_at timestamptz not null default now(),
  primary key (goal_id, user_id)
);
create index goal_instructors_user on goal_instructors (user_id, goal_id);

-- A third kind of conversation: the one of a goal. `closed` is then that the goal is put away: on the row that a send takes
-- anyway, so that whoever waited for it sees it.
alter table conversations
  add column goal_id bigint references goals on delete cascade,
  drop constraint conversations_kind_check,
  add constraint conversations_kind_check check (kind in ('thread', 'direct', 'goal')),
  drop constraint conversations_kind_fits_check,
  add constraint conversations_kind_fits_check check (case kind
    when 'thread' then
      community_id is not null and root_message_id is not null and founding_key is null and goal_id is null
    when 'goal' then
      community_id is not null and root_message_id is null and founding_key is null and goal_id is not null
    else community_id is null and root_message_id is null and founding_key is not null and goal_id is null end),
  drop constraint conversations_closed_check,
  add constraint conversations_closed_check check (not closed or kind in ('direct', 'goal'));
create unique index conversations_goal_key on conversations (goal_id) where goal_id is not null;
drop index conversations_participants;
create index conversations_participants on conversations using gin (participant_ids) where kind in ('direct', 'goal');

-- Names of their own, so that nothing that is said of those in a direct conversation holds for a goal by accident.
alter table conversation_participants
  drop constraint conversation_participants_role_check,
  add constraint conversation_participants_role_check check (role in ('participant', 'follower', 'student', 'instructor'));
create or replace function weft_conversation_participants() returns trigger language plpgsql as $$
declare
  touched bigint := case when tg_op = 'DELETE' then old.conversation_id else new.conversation_id end;
begin
  update conversations c
  set participant_ids = array(
    select p.user_id from conversation_participants p where p.conversation_id = touched order by p.user_id)
  where c.id = touched and c.kind in ('direct', 'goal');
  return null;
end $$;
drop trigger conversation_participants_came on conversation_participants;
drop trigger conversation_participants_went on conversation_participants;
create trigger conversation_participants_came after insert on conversation_participants
  for each row when (new.role <> 'follower') execute function weft_conversation_participants();
create trigger conversation_participants_went after delete on conversation_participants
  for each row when (old.role <> 'follower') execute function weft_conversation_participants();

alter table messages
  add column kind text not null default 'message'
    check (kind in ('message', 'daily_note', 'instructor_response', 'activity', 'milestone')),
  -- The day that it is about.
  add column target_date date,
  -- Of a milestone: how far the goal is, in percent.
  add column progress smallint check (progress between 0 and 100),
  add constraint messages_dated_check check ((kind = 'message') = (target_date is null)),
  add constraint messages_progress_of_check check (progress is null or kind = 'milestone');

create function weft_message_kind() returns trigger language plpgsql as $$
begin
  if not exists (select from conversations where id = new.conversation_id and kind = 'goal') then
    raise exception 'a % is said in the conversation of a goal', new.kind
      using errcode = 'check_violation', constraint = 'messages_kind_place_check', table = 'messages';
  end if;
  return new;
end $$;
create trigger messages_kind_place before insert or update of kind, channel_id, conversation_id on messages
  for each row when (new.kind <> 'message') execute function weft_message_kind();

-- The calendar of a goal, and what it has reached.
create index messages_days on messages (conversation_id, target_date, seq)
  where target_date is not null and seq is not null and deleted_at is null;
-- Of daily notes one draft for each day.
drop index messages_conversation_draft;
create unique index messages_conversation_draft
  on messages (author_id, conversation_id, coalesce(reply_to_message_id, 0))
  where is_draft and conversation_id is not null and kind <> 'daily_note' and deleted_at is null;
create unique index messages_note_draft on messages (author_id, conversation_id, target_date)
  where is_draft and kind = 'daily_note' and deleted_at is null;

-- What is said about a goal is found like what is said directly: by its conversation, not by its community.
create or replace function weft_words_made(message messages) returns setof message_words language sql stable as $$
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
$$;
