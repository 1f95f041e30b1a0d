-- The comment that answers a post, marked by its author or by who keeps the peace. Apart from the post, which every reader of
-- lists has at hand: what changes of that is its version.
create table post_answers (
  post_id bigint primary key references posts on delete cascade,
  comment_id bigint not null references posts on delete cascade,
  created_at timestamptz not null default now()
);
create index post_answers_comment on post_answers (comment_id);

-- A comment under that very post, and one that is there. Who takes it back in this moment waits, or is waited for.
create function weft_post_answers() returns trigger language plpgsql as $$
begin
  perform from posts where id = new.comment_id and root_id = new.post_id and status = 'published' for share;
  if not found then
    raise exception 'comment % does not stand under post %', new.comment_id, new.post_id
      using errcode = 'check_violation', constraint = 'post_answers_under_check', table = 'post_answers';
  end if;
  return new;
end $$;
create trigger post_answers_under before insert or update on post_answers
  for each row execute function weft_post_answers();

-- What is taken back answers nothing, and is answered by nothing. The post before its mark, as whoever marks has it.
create function weft_post_answers_end() returns trigger language plpgsql as $$
begin
  if exists (select from post_answers where comment_id = new.id) then
    perform from posts where id = new.root_id for no key update;
    delete from post_answers where comment_id = new.id;
    if found then update posts set version = version + 1 where id = new.root_id; end if;
  end if;
  delete from post_answers where post_id = new.id;
  return null;
end $$;
create trigger posts_answers_end after update of status on posts
  for each row when (old.status = 'published' and new.status <> 'published') execute function weft_post_answers_end();

alter table notifications
  drop constraint notifications_type_check,
  add constraint notifications_type_check check (type in ('follow', 'like', 'comment', 'repost', 'mention', 'message',
    'friend_request', 'system', 'invite', 'event', 'answer'));
alter table notification_mutes
  drop constraint notification_mutes_type_check,
  add constraint notification_mutes_type_check check (type in ('follow', 'like', 'comment', 'repost', 'mention', 'message',
    'friend_request', 'invite', 'event', 'answer'));
