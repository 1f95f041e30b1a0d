import type { FeedDefinition } from '@weft/contract/custom-feeds.ts';
import type { User } from '../../packages/server/src/core/policy/actor.ts';
import { createFeed } from '../../packages/server/src/features/feeds/custom/commands.ts';
import { mayUseFeed } from '../../packages/server/src/features/feeds/custom/policy.ts';
import { findFeed, readDefined } from '../../packages/server/src/features/feeds/custom/queries.ts';
import { mayReadFeeds } from '../../packages/server/src/features/feeds/policy.ts';
import { readHomeOf } from '../../packages/server/src/features/feeds/queries.ts';
import type { BenchContext } from '../bench.ts';
import { HttpClient } from '../chat/http-client.ts';
import { type ChatPerson, type ChatWorld, inChatWorld } from '../chat/world.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { fillPeople, fillPosts, follow } from './fill.ts';

const limit = 20;
const most = 1_000_000;

/** The home feed of somebody who follows 500 people, as there are more and more posts; and of somebody who follows few. */
export function benchFeed({ note }: BenchContext): Promise<Measure[]> {
  return inFeedWorld(async (world, reader) => {
    const [usual, few] = [reader(1), reader(2)];
    await follow(world.db, usual.id, 500);
    await follow(world.db, few.id, 20);
    const measures: Measure[] = [];
    let filled = 0;
    for (const posts of [10_000, 100_000, most]) {
      note(`filling up to ${posts} posts`);
      await fillPosts(world.db, filled, posts);
      filled = posts;
      for (const concurrency of [1, 8])
        measures.push(await ofHome(world, usual, { name: 'feed', about: 'follows 500', posts, concurrency }));
    }
    measures.push(
      await ofHome(world, few, { name: 'feed-few', about: 'follows 20', posts: most, concurrency: 1 }),
    );
    return measures;
  });
}

export function benchFeedWide({ note }: BenchContext): Promise<Measure[]> {
  return inFeedWorld(async (world, reader) => {
    await follow(world.db, reader(1).id, 5_000);
    note(`filling up to ${most} posts`);
    await fillPosts(world.db, 0, most);
    const measures: Measure[] = [];
    for (const concurrency of [1, 8])
      measures.push(
        await ofHome(world, reader(1), {
          ...{ name: 'feed-wide', about: 'follows 5,000', posts: most, concurrency },
        }),
      );
    return measures;
  });
}

/** Six filters in two groups: of whom one follows or with some tags; of some types, liked, and not too old. */
export function benchFeedFilter({ note }: BenchContext): Promise<Measure[]> {
  return inFeedWorld(async (world, reader) => {
    await follow(world.db, reader(1).id, 500);
    note(`filling up to ${most} posts`);
    await fillPosts(world.db, 0, most);
    const actor = userOf(reader(1));
    const permit = mayReadFeeds.permit(actor, actor);
    const saved = { ...definition, name: 'Bench', description: '', isDefault: false, limit };
    const feedId = await world.db.transaction((tx) => createFeed(tx, permit, saved, new Date()));
    const statements = async () => {
      const { facts, feed } = await findFeed(world.db, feedId);
      return readDefined(world.db, mayUseFeed.permit(actor, facts), feed, {
        ...{ name: null, page: { limit }, now: new Date() },
      });
    };
    const measures: Measure[] = [];
    for (const concurrency of [1, 8])
      measures.push(
        await measured(world, reader(1), `/api/feeds/custom/${feedId}`, statements, {
          ...{ name: 'feed-filter', about: '6 filters in 2 groups', posts: most, concurrency },
        }),
      );
    return measures;
  });
}

const definition: FeedDefinition = {
  ...{ logic: 'AND', sort: 'recent' },
  groups: [
    {
      operator: 'OR',
      filters: [
        { type: 'author', operator: 'equals', negated: false, value: ['following'] },
        { type: 'tag', operator: 'equals', negated: false, value: ['tag5', 'tag9'] },
        { type: 'tag', operator: 'contains', negated: false, value: ['tag99'] },
      ],
    },
    {
      operator: 'AND',
      filters: [
        {
          type: 'post_type',
          operator: 'equals',
          negated: false,
          value: ['text_long', 'image', 'song', 'video_short'],
        },
        { type: 'engagement', operator: 'greater_than', negated: false, value: ['likes', '2'] },
        { type: 'date_range', operator: 'greater_than', negated: false, value: ['2025-12-01T00:00:00.000Z'] },
      ],
    },
  ],
};

interface Shape {
  readonly name: string;
  readonly about: string;
  readonly posts: number;
  readonly concurrency: number;
}

function ofHome(world: ChatWorld, reader: ChatPerson, shape: Shape): Promise<Measure> {
  const actor = userOf(reader);
  const permit = mayReadFeeds.permit(actor, actor);
  return measured(
    world,
    reader,
    `/api/feeds/home?limit=${limit}`,
    () => readHomeOf(world.db, permit, { limit }),
    shape,
  );
}

async function measured(
  { server }: ChatWorld,
  reader: ChatPerson,
  path: string,
  statements: () => Promise<unknown>,
  { name, about, posts, concurrency }: Shape,
): Promise<Measure> {
  const options = { n: 400, concurrency };
  const floor = await load(statements, options);
  const http = new HttpClient(server.url, concurrency);
  const rate = await load(() => http.get(reader, path), options);
  http.close();
  const data = `${posts} posts, ${about}, pages of ${limit}`;
  return { name, data, ...options, ...rate, ...againstFloor(rate, floor) };
}

/** Readers hold tokens; those who write are others. */
function inFeedWorld<T>(
  work: (world: ChatWorld, reader: (n: number) => ChatPerson) => Promise<T>,
): Promise<T> {
  return inChatWorld({ people: 3, channels: 1 }, async (world) => {
    await fillPeople(world.db);
    return work(world, (n) => {
      const person = world.people[n];
      if (person === undefined) throw new Error('nobody is here');
      return person;
    });
  });
}

const userOf = ({ id }: ChatPerson): User => ({
  ...{ kind: 'user', userId: id, sessionId: id, role: 'user', scopes: 'all' },
});
