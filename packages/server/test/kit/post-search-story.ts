import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { searchPosts } from '@weft/contract/search.ts';
import fc from 'fast-check';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { maySearch } from '../../src/features/search/policy.ts';
import { searchPosts as searchIn } from '../../src/features/search/posts.ts';
import { arrive, type Somebody } from './person.ts';
import { holds, randomFrom } from './random.ts';
import { mayRead, pair, type RandomWorld, randomWorld } from './random-posts.ts';
import { type Asked, sayings, searches, typed } from './random-search.ts';
import { refusal } from './refusal.ts';
import { fits } from './search-by-hand.ts';
import { shallow } from './search-story.ts';
import { testServer } from './server.ts';

interface Said {
  readonly id: string;
  readonly content: string;
  readonly sent_at: Date;
}

interface Everything {
  readonly world: RandomWorld;
  /** The newest first. */
  readonly said: readonly Said[];
  /** Of whom somebody may know, as pairs. */
  readonly known: ReadonlySet<string>;
}

/** Worlds thrown together, and everybody in them finds what they may read, in its order, and nothing else. */
export async function postSearchStories(
  t: TestContext,
  sizes: { searches: number; runs: number },
): Promise<void> {
  const story = fc.tuple(fc.nat(), searches(sizes.searches, ['public', 'private', 'nowhere']));
  await holds(
    t,
    fc.asyncProperty(story, ([seed, asked]) => oneWorld(seed, asked)),
    { runs: sizes.runs },
  );
}

async function oneWorld(seed: number, asked: readonly Asked[]): Promise<void> {
  const { url, db } = await testServer();
  const people: (Somebody & { readonly username: string })[] = [];
  for (const username of ['ada', 'grace', 'linus', 'barbara'])
    people.push(Object.assign(await arrive(url, username), { username }));
  const world = await randomWorld(db, people, randomFrom(seed));
  await sayThings(db);
  const all = { world, said: await everythingSaid(db), known: await whoKnowsWhom(db) };
  const communityId = world.spaces[0]?.communityId ?? '';
  for (const one of asked)
    for (const person of people.slice(0, 3)) {
      const expected = byHand(all, person.id, communityId, one);
      const ask = pages(one, communityId);
      const found = await ask((query) => person.call(searchPosts, { query }));
      assert.deepEqual(found, expected, typed(one.parts));
      if (typeof expected === 'string') continue;
      const actor = {
        kind: 'user',
        userId: person.id,
        sessionId: person.id,
        role: 'user',
        scopes: 'all',
      } as const;
      const permit = maySearch.permit(actor, { userId: person.id });
      assert.deepEqual(
        await ask((query) => searchIn(db, permit, query, shallow)),
        expected,
        typed(one.parts),
      );
    }
}

/** Everything is edited into something that can be found, on five days in no order: the index hears of it. */
async function sayThings(db: Database): Promise<void> {
  await db.rows(sql`
    update posts set content = (${sayings}::text[])[1 + (id / 64) % ${sayings.length}::int],
      published_at = published_at - (id % 5) * interval '1 day'
    where status = 'published'`);
  await db.rows(sql`delete from media`);
  await db.rows(sql`select weft_words_of_posts(array(select id from posts))`);
}

const everythingSaid = (db: Database) =>
  db.rows<Said>(sql`
    select id, content, published_at as sent_at from posts where status = 'published'
    order by published_at desc, id desc`);

async function whoKnowsWhom(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ a: string; b: string }>(sql`
    select a.id as a, b.id as b from users a, users b join user_profiles p on p.user_id = b.id
    where p.visibility = 'public' or a.id = b.id
    union select f.follower_id, f.following_id from user_follows f union select f.following_id, f.follower_id from user_follows f
    union select m.user_id, o.user_id from members m join members o on o.community_id = m.community_id where m.status = 'active'`);
  return new Set(rows.map(({ a, b }) => pair(a, b)));
}

function byHand(
  { world, said, known }: Everything,
  reader: string,
  communityId: string,
  { parts, inCommunity }: Asked,
): readonly string[] | string {
  const valuesOf = (kind: string) =>
    parts.flatMap((part) => (part.kind === kind && 'value' in part ? part.value : []));
  const isWord = parts.some((part) => 'without' in part && !part.without);
  if (!isWord && !parts.some((part) => 'value' in part)) return 'invalid_request';
  const spaces = world.spaces.filter(
    (space) =>
      (space.open || world.members.has(pair(reader, space.communityId))) &&
      (!inCommunity || space.communityId === communityId),
  );
  if (inCommunity && spaces.length === 0 && !world.members.has(pair(reader, communityId))) return 'not_found';
  const authors = valuesOf('from').map((name) => {
    const one = world.people.find(({ id, username }) => (name === 'me' ? id === reader : username === name));
    const isKnown =
      one !== undefined && known.has(pair(reader, one.id)) && !world.apart.has(pair(reader, one.id));
    return isKnown ? one.id : undefined;
  });
  const places = valuesOf('in').map((slug) => spaces.filter((space) => space.slug === slug));
  if (authors.includes(undefined) || places.some((some) => some.length === 0)) return 'invalid_request';
  const named = new Set(places.flat().map(({ id }) => id));
  return said.flatMap((one) => {
    const post = world.posts.get(one.id);
    if (post === undefined || !mayRead(world, reader, post)) return [];
    if (inCommunity && !spaces.some(({ id }) => id === post.spaceId)) return [];
    if (named.size > 0 && !named.has(post.spaceId ?? '')) return [];
    if (authors.length > 0 && !authors.includes(post.authorId)) return [];
    return fits(one, parts, valuesOf) ? one.id : [];
  });
}

interface Query {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly communityId?: string;
}

interface Page {
  readonly items: readonly { readonly post: { readonly id: string } }[];
  readonly nextCursor: string | null;
}

/** All that is found, page by page; or why nothing is. */
function pages({ parts, inCommunity, limit }: Asked, communityId: string) {
  return async (ask: (query: Query) => Promise<Page>): Promise<readonly string[] | string> => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const asking = ask({
        ...{ q: typed(parts), limit },
        ...(inCommunity ? { communityId } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const page = await asking.catch(() => undefined);
      if (page === undefined) return refusal(asking);
      ids.push(...page.items.map(({ post }) => post.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return ids;
  };
}
