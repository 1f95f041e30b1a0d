import { randomInt } from 'node:crypto';
import type { Database } from '../../packages/server/src/core/db/database.ts';
import { sql } from '../../packages/server/src/core/db/statement.ts';
import type { User } from '../../packages/server/src/core/policy/actor.ts';
import { maySearch } from '../../packages/server/src/features/search/policy.ts';
import { searchPosts } from '../../packages/server/src/features/search/posts.ts';
import { type Asked, type MaySearch, search } from '../../packages/server/src/features/search/queries.ts';
import type { BenchContext } from '../bench.ts';
import { fillPeople, fillPosts, follow } from '../feeds/fill.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { HttpClient } from './http-client.ts';
import { makeWords, someWords } from './words.ts';
import { type ChatPerson, type ChatWorld, inChatWorld } from './world.ts';

const [messages, posts, limit] = [1_000_000, 1_000_000, 20];

/** Words as often as people say them, in a million messages and then in a million posts; beside the statements. */
export async function benchSearch(context: BenchContext): Promise<Measure[]> {
  return [...(await inMessages(context)), ...(await inPosts(context))];
}

/** A fifth is private to others. */
function inMessages({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 64, channels: 20 }, async (world) => {
    note(`filling ${world.channels.length} channels with ${messages} messages`);
    const word = await makeWords(world.db);
    await fillMessages(world);
    const shapes = [
      { name: 'search', about: 'one word or the beginning of one', asked: word },
      { name: 'search-two', about: 'two words', asked: () => `${word()} ${word()}` },
      {
        name: 'search-in',
        about: 'a word in a channel',
        // Not one of the private ones, which are the first of every five.
        asked: () => `${word()} in:channel-${1 + 5 * randomInt(4) + randomInt(1, 5)}`,
      },
    ];
    const ways = { path: '/api/search', of: `${messages} messages`, find: search };
    return measured(world, shapes, ways, note);
  });
}

/** In 200 spaces and on 20,000 pages, of which half of the spaces and a tenth of the pages are for others. */
function inPosts({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 3, channels: 1 }, async (world) => {
    note(`filling spaces and pages with ${posts} posts`);
    const { db } = world;
    const word = await makeWords(db);
    await fillPeople(db);
    await follow(db, readerOf(world).id, 500);
    await fillPosts(db, 0, posts, someWords(sql`n`));
    await fillPostWords(db);
    const shapes = [
      { name: 'search-posts', about: 'one word or the beginning of one', asked: word },
      { name: 'search-posts-two', about: 'two words', asked: () => `${word()} ${word()}` },
      {
        name: 'search-posts-in',
        about: 'a word in spaces of one name',
        asked: () => `${word()} in:space-${randomInt(1, 5)}`,
      },
    ];
    const ways = { path: '/api/search/posts', of: `${posts} posts`, find: searchPosts };
    return measured(world, shapes, ways, note);
  });
}

interface Shape {
  readonly name: string;
  readonly about: string;
  readonly asked: () => string;
}

interface Ways {
  readonly path: string;
  readonly of: string;
  readonly find: (db: Database, permit: MaySearch, asked: Asked) => Promise<unknown>;
}

async function measured(
  world: ChatWorld,
  shapes: readonly Shape[],
  { path, of, find }: Ways,
  note: BenchContext['note'],
): Promise<Measure[]> {
  const { server, db } = world;
  const reader = readerOf(world);
  const actor: User = {
    ...{ kind: 'user', userId: reader.id, sessionId: reader.id, role: 'user', scopes: 'all' },
  };
  const permit = maySearch.permit(actor, { userId: reader.id });
  const measures: Measure[] = [];
  for (const { name, about, asked } of shapes) {
    note(name);
    const options = { n: 300, concurrency: 1 };
    const queries = Array.from({ length: options.n }, asked);
    const queryOf = (index: number) => queries[index % queries.length] ?? '';
    const floor = await load((index) => find(db, permit, { q: queryOf(index), limit }), options);
    const http = new HttpClient(server.url, 1);
    const rate = await load(
      (index) => http.get(reader, `${path}?limit=${limit}&q=${encodeURIComponent(queryOf(index))}`),
      options,
    );
    http.close();
    measures.push({ name, data: `${of}, ${about}`, ...options, ...rate, ...againstFloor(rate, floor) });
  }
  return measures;
}

function readerOf({ people: [, reader] }: ChatWorld): ChatPerson {
  if (reader === undefined) throw new Error('nobody is here');
  return reader;
}

/** Every fifth channel is private, with nobody in it. */
async function fillMessages({ db, channels }: ChatWorld): Promise<void> {
  const hidden = channels.filter((_, at) => at % 5 === 0);
  await db.rows(sql`update channels set visibility = 'private' where id = any(${hidden})`);
  await db.rows(sql`delete from channel_members where channel_id = any(${hidden})`);
  // The index is made when the rows are there, as it would be on an older database.
  await db.rows(sql`drop index message_words_words`);
  await say(db, channels);
  await db.rows(
    sql`create index message_words_words on message_words using gin (words) with (gin_pending_list_limit = 256)`,
  );
  await db.rows(sql`vacuum analyze`);
}

async function say(db: Database, channels: readonly string[]): Promise<void> {
  const pieces = 10;
  const sayPiece = (piece: number) =>
    db.rows(sql`
      insert into messages (author_id, channel_id, content, content_html, client_key, seq, sent_at)
      select (array(select id from users order by id))[1 + n % 64], (${channels}::bigint[])[1 + n % ${channels.length}::int],
        said.text, '<p>' || said.text || '</p>', 'bench-' || n, 1000 + n,
        now() - (${messages}::int - n) * interval '30 seconds'
      from generate_series(${(piece * messages) / pieces + 1}::int, ${((piece + 1) * messages) / pieces}::int) n,
        lateral (select ${someWords(sql`n`)} as text) said`);
  // On two connections: search makes of each what it keeps, which is what takes the time.
  for (let piece = 0; piece < pieces; piece += 2) await Promise.all([sayPiece(piece), sayPiece(piece + 1)]);
  await db.rows(sql`update channels set last_seq = ${messages + 1000}`);
}

/** In the order in which they were published, as their rows would have come. */
async function fillPostWords(db: Database): Promise<void> {
  await db.rows(sql`drop index post_words_words`);
  await db.rows(sql`
    insert into post_words select w.* from (select * from posts order by published_at, id offset 0) p, weft_post_words_made(p) w`);
  await db.rows(
    sql`create index post_words_words on post_words using gin (words) with (gin_pending_list_limit = 256)`,
  );
  await db.rows(sql`vacuum analyze`);
}
