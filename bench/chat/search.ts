import { randomInt } from 'node:crypto';
import type { Database } from '../../packages/server/src/core/db/database.ts';
import { sql } from '../../packages/server/src/core/db/statement.ts';
import type { User } from '../../packages/server/src/core/policy/actor.ts';
import { maySearch } from '../../packages/server/src/features/search/policy.ts';
import { search } from '../../packages/server/src/features/search/queries.ts';
import type { BenchContext } from '../bench.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { HttpClient } from './http-client.ts';
import { type ChatWorld, inChatWorld } from './world.ts';

const [messages, vocabulary, limit] = [1_000_000, 60_000, 20];

/** Words as often as people say them, in a million messages of which a fifth is private to others; beside the statements. */
export function benchSearch({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 64, channels: 20 }, async (world) => {
    const { server, db, people } = world;
    const reader = people[1];
    if (reader === undefined) throw new Error('nobody is here');
    note(`filling ${world.channels.length} channels with ${messages} messages`);
    const words = await fill(world);
    const actor: User = {
      ...{ kind: 'user', userId: reader.id, sessionId: reader.id, role: 'user', scopes: 'all' },
    };
    const permit = maySearch.permit(actor, { userId: reader.id });
    const word = () => words[Math.floor(words.length ** (randomInt(1_000_000) / 1_000_000)) - 1] ?? '';
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
    const measures: Measure[] = [];
    for (const { name, about, asked } of shapes) {
      note(name);
      const options = { n: 300, concurrency: 1 };
      const queries = Array.from({ length: options.n }, asked);
      const queryOf = (index: number) => queries[index % queries.length] ?? '';
      const floor = await load((index) => search(db, permit, { q: queryOf(index), limit }), options);
      const http = new HttpClient(server.url, 1);
      const rate = await load(
        (index) => http.get(reader, `/api/search?limit=${limit}&q=${encodeURIComponent(queryOf(index))}`),
        options,
      );
      http.close();
      const data = `${messages} messages, ${about}`;
      measures.push({ name, data, ...options, ...rate, ...againstFloor(rate, floor) });
    }
    return measures;
  });
}

/** Every fifth channel is private, with nobody in it. The words, the most frequent first, come back. */
async function fill({ db, channels }: ChatWorld): Promise<string[]> {
  await db.rows(sql`create table bench_words as
    select i, translate(substr(md5(i::text), 1, 3 + i % 6), '0123456789', 'ghijklmnop') as word
    from generate_series(1, ${vocabulary}::int) i`);
  await db.rows(sql`create unique index on bench_words (i)`);
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
  const rows = await db.rows<{ word: string }>(sql`select word from bench_words order by i`);
  return rows.map(({ word }) => word);
}

/** Six to twenty-one words each; the n-th most frequent word stands in every n-th place. */
async function say(db: Database, channels: readonly string[]): Promise<void> {
  const pieces = 10;
  const sayPiece = (piece: number) =>
    db.rows(sql`
      insert into messages (author_id, channel_id, content, content_html, client_key, seq, sent_at)
      select (array(select id from users order by id))[1 + n % 64], (${channels}::bigint[])[1 + n % ${channels.length}::int],
        said.text, '<p>' || said.text || '</p>', 'bench-' || n, 1000 + n,
        now() - (${messages}::int - n) * interval '30 seconds'
      from generate_series(${(piece * messages) / pieces + 1}::int, ${((piece + 1) * messages) / pieces}::int) n, lateral (
        select string_agg(b.word, ' ') as text
        from (select floor(exp(random() * ln(${vocabulary}::int)))::int as i from generate_series(1, 6 + n % 16)) g
        join bench_words b on b.i = greatest(1, g.i)) said`);
  // On two connections: search makes of each what it keeps, which is what takes the time.
  for (let piece = 0; piece < pieces; piece += 2) await Promise.all([sayPiece(piece), sayPiece(piece + 1)]);
  await db.rows(sql`update channels set last_seq = ${messages + 1000}`);
}
