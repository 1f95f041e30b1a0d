import type { Database } from '../../src/core/db/database.ts';
import { type Statement, sql } from '../../src/core/db/statement.ts';

/** A small world of people and what they published, thrown together: who follows, blocks and mutes whom, who is in what. */
export interface RandomWorld {
  readonly people: readonly RandomPerson[];
  readonly spaces: readonly RandomSpace[];
  readonly posts: ReadonlyMap<string, RandomPost>;
  /** Accepted ones; friendships and blocks in both directions. */
  readonly follows: ReadonlySet<string>;
  readonly friends: ReadonlySet<string>;
  readonly apart: ReadonlySet<string>;
  readonly mutes: ReadonlySet<string>;
  /** Active ones, as a pair of person and community. */
  readonly members: ReadonlySet<string>;
}

export interface RandomPerson {
  readonly id: string;
  readonly username: string;
  readonly visibility: 'public' | 'followers' | 'private';
  readonly active: boolean;
}

export interface RandomSpace {
  readonly id: string;
  readonly slug: string;
  readonly communityId: string;
  readonly communitySlug: string;
  /** The space is for everybody, and so is its community. */
  readonly open: boolean;
}

export interface RandomPost {
  readonly id: string;
  readonly authorId: string;
  readonly spaceId: string | null;
  readonly rootId: string | null;
  readonly deleted: boolean;
  /** Being written, or waiting for its time: nothing that is published. */
  readonly draft: boolean;
  readonly mediaId: string | null;
}

export const pair = (one: string, other: string) => `${one}>${other}`;

/** The dice are thrown about people who are there already; what falls is written straight into the tables. */
export async function randomWorld(
  db: Database,
  ids: readonly { readonly id: string; readonly username: string }[],
  random: () => number,
): Promise<RandomWorld> {
  const chance = (part: number) => random() < part;
  const among = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const pairs = (part: number) =>
    ids.flatMap((a) => ids.flatMap((b) => (a.id !== b.id && chance(part) ? [[a.id, b.id] as const] : [])));
  const pairsOf = async (statement: Statement) =>
    new Set((await db.rows<{ a: string; b: string }>(statement)).map(({ a, b }) => pair(a, b)));

  for (const { id } of ids)
    await db.rows(sql`
      update user_profiles set visibility = ${among(['public', 'public', 'followers', 'private'])} where user_id = ${id}`);
  for (const [a, b] of pairs(0.35)) {
    const accepted = chance(0.75);
    await db.rows(sql`
      insert into user_follows (follower_id, following_id, accepted, accepted_at)
      values (${a}, ${b}, ${accepted}, case when ${accepted} then now() end)`);
  }
  for (const [a, b] of pairs(0.1))
    await db.rows(sql`insert into blocks (blocker_id, blocked_id) values (${a}, ${b})`);
  for (const [a, b] of pairs(0.1))
    await db.rows(sql`insert into user_mutes (muter_id, muted_id) values (${a}, ${b})`);

  for (const name of ['east', 'west', 'north']) {
    const [made] = await db.rows<{ id: string }>(sql`
      insert into communities (name, slug, visibility) values (${name}, ${name}, ${among(['public', 'private'])}) returning id`);
    for (const { id } of ids)
      if (chance(0.6))
        await db.rows(sql`
          insert into members (community_id, user_id, role, status, joined_at)
          values (${made?.id}, ${id}, 'member', ${among(['active', 'active', 'active', 'left', 'suspended'])}, now())`);
    for (const visibility of ['public', 'private'])
      await db.rows(sql`
        insert into spaces (community_id, slug, name, visibility, position)
        values (${made?.id}, ${visibility}, ${visibility}, ${visibility}, 7)`);
  }
  const spaces = await db.rows<RandomSpace>(sql`
    select s.id, s.slug, c.id as "communityId", c.slug as "communitySlug",
      s.visibility = 'public' and c.visibility = 'public' as open
    from spaces s join communities c on c.id = s.community_id order by s.id`);

  const posts: string[] = [];
  /** Something hangs on published ones alone. */
  const published: string[] = [];
  for (let n = 0; n < 90; n += 1) {
    const author = among(ids).id;
    const parent = n > 20 && chance(0.6) ? among(published) : null;
    const space = chance(0.7) ? among(spaces) : undefined;
    const status = chance(0.15) ? among(['draft', 'scheduled']) : 'published';
    const minute = sql`${90 - n} * interval '1 minute'`;
    const [made] = await db.rows<{ id: string }>(sql`
      insert into posts (author_id, type, status, content, content_html, client_key, published_at, scheduled_for, community_id, space_id, parent_id, root_id, depth)
      select ${author}, ${parent === null ? 'text_short' : 'status'}, ${status}, ${`words ${n}`}, ${`<p>words ${n}</p>`},
        ${`random-${n}`}, case when ${status === 'published'} then now() - ${minute} end,
        case when ${status === 'scheduled'} then now() + ${minute} end, place.*
      from (
        select ${space?.communityId ?? null}::bigint, ${space?.id ?? null}::bigint, null::bigint, null::bigint, 0 where ${parent}::bigint is null
        union all
        select p.community_id, p.space_id, p.id, coalesce(p.root_id, p.id), p.depth + 1 from posts p where p.id = ${parent}) place
      returning id`);
    if (made === undefined) throw new Error('no post was made');
    posts.push(made.id);
    if (status === 'published') published.push(made.id);
    await db.rows(sql`
      insert into media (id, owner_id, type, storage_key, size, mime_type, post_id, display_order)
      values (weft_id(), ${author}, 'image', ${`random/${n}`}, 10, 'image/png', ${made.id}, 1)`);
  }
  await db.rows(sql`with t as (insert into tags (name) values ('moon') returning id)
    insert into post_tags (post_id, tag_id, published_at) select p.id, t.id, p.published_at from posts p, t`);
  await db.rows(sql`
    insert into post_interactions (user_id, post_id, type)
    select u.id, p.id, x from users u, posts p, unnest(array['like', 'bookmark']) x`);
  await db.rows(sql`insert into reposts (user_id, post_id) select u.id, p.id from users u, posts p`);
  for (const id of published)
    if (chance(0.15))
      await db.rows(sql`
        update posts set status = 'deleted', content = '', content_html = '', deleted_at = now() where id = ${id}`);
  const last = ids.at(-1);
  await db.rows(sql`update users set status = 'suspended' where id = ${last?.id}`);

  const found = await db.rows<RandomPost>(sql`
    select p.id, p.author_id as "authorId", p.space_id as "spaceId", p.root_id as "rootId",
      p.status = 'deleted' as deleted, p.published_at is null as draft, m.id as "mediaId"
    from posts p left join media m on m.post_id = p.id`);
  return {
    people: await db.rows<RandomPerson>(sql`
      select u.id, u.username, a.visibility, u.status = 'active' as active
      from users u join user_profiles a on a.user_id = u.id order by u.id`),
    spaces,
    posts: new Map(found.map((post) => [post.id, post])),
    follows: await pairsOf(sql`select follower_id as a, following_id as b from user_follows where accepted`),
    friends: await pairsOf(sql`
      select user_id_1 as a, user_id_2 as b from friendships union all select user_id_2, user_id_1 from friendships`),
    apart: await pairsOf(sql`
      select blocker_id as a, blocked_id as b from blocks union select blocked_id, blocker_id from blocks`),
    mutes: await pairsOf(sql`select muter_id as a, muted_id as b from user_mutes`),
    members: await pairsOf(sql`select user_id as a, community_id as b from members where status = 'active'`),
  };
}

/** The rule in plain words, of a world that is known whole: what somebody may read, null being whoever has no account. */
export function mayRead(world: RandomWorld, reader: string | null, post: RandomPost): boolean {
  if (post.deleted || post.draft) return false;
  const root = post.rootId === null ? post : world.posts.get(post.rootId);
  if (root === undefined) throw new Error(`post ${post.id} has no root`);
  const between = (other: string) => reader !== null && world.apart.has(pair(reader, other));
  if (between(post.authorId) || between(root.authorId)) return false;
  if (root.spaceId === null) return reader !== null && mayReadPage(world, reader, root.authorId);
  const space = world.spaces.find(({ id }) => id === root.spaceId);
  return (
    space?.open === true || (reader !== null && world.members.has(pair(reader, space?.communityId ?? '')))
  );
}

export function mayReadPage(world: RandomWorld, reader: string, ownerId: string): boolean {
  if (reader === ownerId) return true;
  const owner = world.people.find(({ id }) => id === ownerId);
  if (owner === undefined || !owner.active || world.apart.has(pair(reader, ownerId))) return false;
  if (owner.visibility === 'public' || world.friends.has(pair(reader, ownerId))) return true;
  return owner.visibility === 'followers' && world.follows.has(pair(reader, ownerId));
}
