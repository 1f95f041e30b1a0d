import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { search } from '@weft/contract/search.ts';
import fc from 'fast-check';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import type { User } from '../../src/core/policy/actor.ts';
import { maySearch } from '../../src/features/search/policy.ts';
import { search as searchIn } from '../../src/features/search/queries.ts';
import type { Depth } from '../../src/features/search/ways.ts';
import { ChatStory, chatStories } from './chat-story.ts';
import { arrive, type Person } from './person.ts';
import { holds } from './random.ts';
import { type Asked, sayings, searches, typed } from './random-search.ts';
import { refusal } from './refusal.ts';
import { everythingIn, searchByHand } from './search-by-hand.ts';
import { testServer } from './server.ts';

interface Sizes {
  readonly groups: number;
  readonly searches: number;
  readonly runs: number;
}

/** Whatever was said, changed, carried, closed and left: everybody finds what they may read, in its order, and nothing else. */
export async function searchStories(t: TestContext, sizes: Sizes): Promise<void> {
  const { url, db } = await testServer();
  const people = [await arrive(url, 'ada'), await arrive(url, 'grace'), await arrive(url, 'linus')] as const;
  // One knows them by what one shares with them, not by their pages.
  await db.rows(sql`update user_profiles set visibility = 'private'`);
  let n = 0;
  const property = fc.asyncProperty(
    chatStories(sizes.groups),
    searches(sizes.searches),
    async (groups, asked) => {
      n += 1;
      const story = await ChatStory.begin(db, people, `sky-${n}`, sayings);
      for (const group of groups) await story.go(group);
      await spreadOverDays(db);
      const all = await everythingIn(db);
      for (const one of asked)
        for (const person of people) {
          const expected = searchByHand(all, person.id, story.communityId, one);
          assert.deepEqual(await found(person, story.communityId, one), expected, typed(one.parts));
          if (typeof expected !== 'string')
            assert.deepEqual(
              await foundDeeper(db, person, story.communityId, one),
              expected,
              typed(one.parts),
            );
        }
      await story.end();
    },
  );
  await holds(t, property, { runs: sizes.runs });
}

/** All that is found, page by page; or why nothing is. */
async function found(
  person: Person,
  communityId: string,
  { parts, inCommunity, limit }: Asked,
): Promise<readonly string[] | string> {
  const within = inCommunity ? { communityId } : {};
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { q: typed(parts), limit, ...within, ...(cursor === undefined ? {} : { cursor }) };
    const asking = person.call(search, { query });
    const page = await asking.catch(() => undefined);
    if (page === undefined) return refusal(asking);
    ids.push(...page.items.map(({ message }) => message.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

/** So that the index is asked, for some of the time and for all of it, and the rule of no more than a few at once. */
export const shallow: Depth = { lookedAt: 2, lookedAtInEach: 2, onward: 2, further: 3, asked: 3 };

/** The same when next to nothing is looked at one by one. */
async function foundDeeper(
  db: Database,
  { id }: { readonly id: string },
  communityId: string,
  { parts, inCommunity, limit }: Asked,
): Promise<readonly string[]> {
  const actor: User = { kind: 'user', userId: id, sessionId: id, role: 'user', scopes: 'all' };
  const permit = maySearch.permit(actor, { userId: id });
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = { q: typed(parts), limit, cursor, ...(inCommunity ? { communityId } : {}) };
    const page = await searchIn(db, permit, asked, shallow);
    ids.push(...page.items.map(({ message }) => message.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

/** As if it had been said on five days, in no order. */
async function spreadOverDays(db: Database): Promise<void> {
  await db.rows(sql`
    update messages set sent_at = sent_at - (id % 5) * interval '1 day' where sent_at is not null`);
  await db.rows(sql`
    update message_words w set sent_at = m.sent_at from messages m where m.id = w.message_id`);
}
