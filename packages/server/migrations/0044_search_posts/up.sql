-- What is found of what is published, comments too: one row for each post that is published, kept by triggers. Whatever else a
-- post is (a draft, one that is due later, a deleted one) has no row, so that no question can find it. Beside the words stand
-- what filters ask for, as words that no text holds: `:a…` the author, `:s…` the community, `:h…` the space, `:page`, `:link`,
-- `:file`, `:image`. Tags stand in the text itself. Who may read it is not said here: the one rule is asked of what is found.
create table post_words (
  post_id bigint primary key references posts on delete cascade,
  -- Copied from the post: null is on somebody's page.
  space_id bigint,
  published_at timestamptz not null,
  words tsvector not null,
  created_at timestamptz not null default now()
);
create index post_words_latest on post_words (published_at desc, post_id desc);
-- As for messages: what waits to be put into it is read by every search, and a few kilobytes tell where the rows of a time lie.
create index post_words_words on post_words using gin (words) with (gin_pending_list_limit = 256);
create index post_words_when on post_words using brin (published_at) with (pages_per_range = 16, autosummarize = on);

create function weft_post_words_made(post posts, file_names text, pictures boolean) returns setof post_words
language sql stable as $$
  select post.id, post.space_id, post.published_at,
    to_tsvector('simple', weft_fold(post.title || ' ' || post.content || coalesce(' ' || file_names, '')))
      || array_to_tsvector(array_remove(array[
        ':a' || post.author_id, ':s' || post.community_id, ':h' || post.space_id,
        case when post.space_id is null then ':page' end, case when post.content ~* 'https?://' then ':link' end,
        case when file_names is not null then ':file' end, case when pictures then ':image' end], null)),
    now()
$$;

create function weft_post_words_made(post posts) returns setof post_words language sql stable as $$
  select x.* from (
    select string_agg(m.name, ' ') as names, bool_or(m.type in ('image', 'gif')) as pictures
    from media m where m.post_id = post.id
  ) f, weft_post_words_made(post, f.names, f.pictures) x
$$;

create function weft_words_of_posts(ids bigint[]) returns void language plpgsql as $$
begin
  delete from post_words w using posts p where w.post_id = any(ids) and p.id = w.post_id and p.status <> 'published';
  insert into post_words as w select x.* from posts p, weft_post_words_made(p) x
  where p.id = any(ids) and p.status = 'published'
  on conflict (post_id) do update set space_id = excluded.space_id, published_at = excluded.published_at, words = excluded.words;
end $$;

-- A statement at a time, so that many comments that are moved over at once cost little more than they do themselves. What has just
-- come has no files yet.
create function weft_post_words_came() returns trigger language plpgsql as $$
begin
  insert into post_words select x.* from came c join posts p on p.id = c.id, weft_post_words_made(p, null, null) x
  where c.status = 'published';
  return null;
end $$;
create trigger posts_words_came after insert on posts
  referencing new table as came for each statement execute function weft_post_words_came();

create function weft_post_words_changed() returns trigger language plpgsql as $$
begin
  perform weft_words_of_posts(array[new.id]);
  return null;
end $$;
create trigger posts_words_changed after update of title, content, status, space_id, community_id, published_at on posts
  for each row when (old.status = 'published' or new.status = 'published') execute function weft_post_words_changed();

-- Files are hung on a post after it is there.
create function weft_post_words_files() returns trigger language plpgsql as $$
begin
  perform weft_words_of_posts(array[old.post_id, new.post_id]);
  return null;
end $$;
create trigger media_post_words after update of post_id on media
  for each row when (old.post_id is distinct from new.post_id) execute function weft_post_words_files();

insert into post_words select x.* from posts p, weft_post_words_made(p) x where p.status = 'published';
