import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { FeedDefinition } from '@weft/contract/custom-feeds.ts';
import fc from 'fast-check';
import { testDatabase } from '../../../../test/kit/database.ts';
import { holds } from '../../../../test/kit/random.ts';
import {
  definitions,
  now,
  othersList,
  ownList,
  people,
  posts,
  type RandomPost,
  shownByHand,
  tagNames,
} from '../../../../test/kit/random-feeds.ts';
import { Database } from '../../../core/db/database.ts';
import { sql } from '../../../core/db/statement.ts';
import type { User } from '../../../core/policy/actor.ts';
import { type Depth, readFeed } from '../find.ts';
import { readRanked } from '../ranking.ts';
import { compile } from './compile.ts';

const reader: User = { kind: 'user', userId: people.me, sessionId: '1', role: 'user', scopes: 'all' };

describe('a feed of filters', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  after(() => db.close());
  await fillPeople(db);

  async function read(definition: FeedDefinition, depth: Depth, limit: number): Promise<string[]> {
    const wanted = compile(definition, { readerId: people.me, now });
    const by = definition.sort;
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = cursor === undefined ? { limit } : { limit, cursor };
      const { items, nextCursor } =
        by === 'recent'
          ? await readFeed(db, reader, wanted, page, depth)
          : await readRanked(db, reader, { wanted, by, name: 'random' }, page);
      found.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  // Looked at are so few that every way of finding, and every way of going on, has its turn.
  const depths = fc.record({
    lookedAt: fc.constantFrom(1, 8, 1_000),
    lookedAtAlone: fc.constantFrom(9, 40, 1_000),
    read: fc.constantFrom(1, 2, 84),
  });
  const asked = fc.array(fc.tuple(definitions, depths, fc.constantFrom(3, 20, 100)), {
    minLength: 100,
    maxLength: 100,
  });

  test('shows what a plain reading of its filters shows, in the same order, page by page', async (t) => {
    const property = fc.asyncProperty(posts, asked, async (all, questions) => {
      await fillPosts(db, all);
      for (const [definition, depth, limit] of questions)
        assert.deepEqual(
          await read(definition, depth, limit),
          shownByHand(all, definition),
          JSON.stringify({ definition, depth, limit }),
        );
    });
    await holds(t, property, { runs: 20 });
  });
});

async function fillPeople(db: Database): Promise<void> {
  await db.rows(sql`
    insert into users (id, username, email) select n, 'person_' || n, 'p' || n || '@example.org' from generate_series(1, 6) n`);
  await db.rows(sql`
    insert into user_profiles (user_id, display_name, visibility)
    select id, username, case when id = ${people.closed} then 'private' else 'public' end from users`);
  await db.rows(sql`
    insert into user_follows (follower_id, following_id, accepted, accepted_at)
    select 1, n, true, now() from unnest(array[2, 3, 5, 6]) n union all select 3, 1, true, now()`);
  await db.rows(sql`insert into user_mutes (muter_id, muted_id) values (1, 6)`);
  await db.rows(sql`
    insert into user_lists (id, user_id, name) values (${ownList}, 1, 'Own'), (${othersList}, 2, 'Not mine')`);
  await db.rows(sql`
    insert into list_members (list_id, user_id) values (${ownList}, 4), (${ownList}, 2), (${othersList}, 3)`);
  await db.rows(sql`insert into tags (name) select unnest(${tagNames}::text[])`);
}

async function fillPosts(db: Database, all: readonly RandomPost[]): Promise<void> {
  const rows = JSON.stringify(all);
  const given = sql`jsonb_to_recordset(${rows}::jsonb) x (id bigint, author bigint, type text, at timestamptz, tags text[],
    likes integer, comments integer, reposts integer)`;
  await db.rows(sql`delete from posts`);
  await db.rows(sql`
    insert into posts (id, author_id, type, status, client_key, published_at)
    select id, author, type, 'published', id, at from ${given}`);
  await db.rows(sql`
    update post_stats n set likes = x.likes, thread = x.comments, reposts = x.reposts from ${given} where x.id = n.post_id`);
  await db.rows(sql`
    insert into post_tags (post_id, tag_id) select x.id, t.id from ${given} join tags t on t.name = any(x.tags)`);
}
