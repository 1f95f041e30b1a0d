import type { Database } from '../../packages/server/src/core/db/database.ts';
import { type Statement, sql } from '../../packages/server/src/core/db/statement.ts';

/** Half of them never say anything; what the others say is distributed as Zipf found it, by their rank. */
export const authors = 20_000;
const active = authors / 2;
const communities = 50;

/** People, communities with four spaces each, and for each reader so many followed, half of them silent. */
export async function fillPeople(db: Database): Promise<void> {
  await db.rows(sql`
    insert into users (id, username, email, email_verified)
    select n, 'author_' || n, 'author_' || n || '@example.org', true from generate_series(1, ${authors}::int) n`);
  await db.rows(sql`
    insert into user_profiles (user_id, display_name, visibility)
    select n, 'Author ' || n, case when n % 10 = 0 then 'followers' else 'public' end from generate_series(1, ${authors}::int) n`);
  await db.rows(sql`
    insert into communities (id, name, slug, visibility, seat_limit)
    select n, 'Community ' || n, 'community-' || n, case when n % 3 = 0 then 'private' else 'public' end, 1000000
    from generate_series(1, ${communities}::int) n`);
  await db.rows(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    select n, n, 'owner', 'active', now() from generate_series(1, ${communities}::int) n`);
  await db.rows(sql`
    insert into spaces (id, community_id, slug, name, visibility)
    select 4 * (c - 1) + n, c, 'space-' || n, 'Space ' || n, case when n = 4 then 'private' else 'public' end
    from generate_series(1, ${communities}::int) c, generate_series(1, 4) n`);
}

/** In three communities; followed are active ones of all ranks, and as many silent ones. */
export async function follow(db: Database, readerId: string, count: number): Promise<void> {
  await db.rows(sql`
    insert into user_follows (follower_id, following_id, accepted, accepted_at)
    select ${readerId}, case when n % 2 = 0 then n / 2 * ${(active * 2) / count}::int else ${active}::int + n end, true, now()
    from generate_series(1, ${count}::int) n`);
  await db.rows(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    select n, ${readerId}, 'member', 'active', now() from generate_series(41, 43) n`);
}

const usualText = sql`'Post number ' || n || ' #tag'`;

/**
 * More of them, each half a minute after the one before; a third stands in spaces, every tenth has a tag or two. What search
 * keeps of them is left to who measures that.
 */
export async function fillPosts(
  db: Database,
  from: number,
  to: number,
  text: Statement = usualText,
): Promise<void> {
  await db.rows(sql`drop table if exists bench_posts`);
  await db.rows(sql`
    create unlogged table bench_posts as
    select n, floor(exp(random() * ln(${active}::int)))::int as author, case when n % 3 = 0 then 1 + (n * 7) % 200 end as space,
      (array['text_short', 'text_short', 'text_short', 'text_long', 'image', 'image', 'image_gallery', 'song', 'video_short', 'gif'])[1 + floor(random() * 10)::int] as type,
      ${text} as text
    from generate_series(${from + 1}::int, ${to}::int) n`);
  await db.rows(sql`alter table posts disable trigger posts_words_came`);
  await db.rows(sql`
    insert into posts (id, author_id, type, status, content, content_html, community_id, space_id, client_key, published_at)
    select 1000000 + n, author, type, 'published', text, '<p>' || text || '</p>',
      (space + 3) / 4, space, 'bench-' || n, timestamptz '2025-12-01' + n * interval '30 seconds' from bench_posts`);
  await db.rows(sql`alter table posts enable trigger posts_words_came`);
  await db.rows(sql`
    update post_stats set likes = (random() * random() * 100)::int, thread = (random() * random() * 20)::int
    where post_id > ${1_000_000 + from}::int and post_id % 4 = 0`);
  await db.rows(
    sql`insert into tags (id, name) select n, 'tag' || n from generate_series(1, 1000) n on conflict do nothing`,
  );
  await db.rows(sql`
    insert into post_tags (post_id, tag_id)
    select distinct 1000000 + n, floor(exp(random() * ln(1000)))::int from bench_posts, generate_series(1, 2) where n % 10 = 0`);
  await db.rows(sql`drop table bench_posts`);
  await db.rows(sql`vacuum analyze`);
}
