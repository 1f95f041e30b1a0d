-- Of which thread a post was made.
create table post_threads (
  post_id bigint primary key references posts on delete cascade,
  conversation_id bigint not null references conversations on delete cascade,
  created_at timestamptz not null default now()
);
create index post_threads_conversation on post_threads (conversation_id, post_id);

-- The words of the thread as they were at that moment, a row for each message: one author takes theirs out without touching
-- another's. What was taken out leaves its place.
create table post_quotes (
  post_id bigint not null references posts on delete cascade,
  message_id bigint not null references messages on delete cascade,
  author_id bigint not null references users,
  position integer not null,
  content text not null,
  content_html text not null,
  said_at timestamptz not null,
  withdrawn_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (post_id, message_id),
  constraint post_quotes_position_check check (position > 0),
  constraint post_quotes_scrubbed_check check (withdrawn_at is null or (content = '' and content_html = ''))
);
create index post_quotes_message on post_quotes (message_id);
create index post_quotes_author on post_quotes (author_id, post_id);

-- A message that is taken back is quoted nowhere. The post before its quotes, as whoever withdraws has them.
create function weft_post_quotes_withdraw() returns trigger language plpgsql as $$
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
end $$;
create trigger messages_quotes_withdraw after update of deleted_at on messages
  for each row when (old.deleted_at is null and new.deleted_at is not null) execute function weft_post_quotes_withdraw();

-- With a post that is taken back goes what it quotes.
create function weft_post_quotes_end() returns trigger language plpgsql as $$
begin
  delete from post_quotes where post_id = new.id;
  return null;
end $$;
create trigger posts_quotes_end after update of status on posts
  for each row when (old.status = 'published' and new.status <> 'published') execute function weft_post_quotes_end();
