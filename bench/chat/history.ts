import type { Database } from '../../packages/server/src/core/db/database.ts';
import { sql } from '../../packages/server/src/core/db/statement.ts';
import type { User } from '../../packages/server/src/core/policy/actor.ts';
import { readPlace } from '../../packages/server/src/features/messages/places.ts';
import { mayReadPlace } from '../../packages/server/src/features/messages/policy.ts';
import { type Piece, readTimeline } from '../../packages/server/src/features/messages/timeline.ts';
import type { BenchContext } from '../bench.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { HttpClient } from './http-client.ts';
import { inChatWorld, withoutWords } from './world.ts';

const [messages, limit] = [1_000_000, 50];

/** The newest page of a channel of a million messages, and pages in the middle of it, beside their statements alone. */
export function benchHistory({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 16, channels: 1 }, async ({ server, db, people, channels }) => {
    const [reader] = people;
    const [channelId] = channels;
    if (reader === undefined || channelId === undefined) throw new Error('nobody is here');
    note(`filling a channel with ${messages} messages`);
    const middle = await fillChannel(db, channelId, messages);
    const actor: User = {
      kind: 'user',
      userId: reader.id,
      sessionId: reader.id,
      role: 'user',
      scopes: 'all',
    };
    const place = { kind: 'channel', id: channelId } as const;
    const statements = async (piece: Piece) => {
      const now = await readPlace(db, actor, place);
      return readTimeline(db, mayReadPlace.permit(actor, now.facts), now, piece, limit);
    };
    const shapes = [
      { name: 'history-newest', pieceOf: (): Piece => ({ kind: 'newest' }), query: () => '' },
      {
        name: 'history-middle',
        pieceOf: (index: number): Piece => ({
          kind: 'around',
          messageId: middle[index % middle.length] ?? '',
        }),
        query: (index: number) => `&around=${middle[index % middle.length]}`,
      },
    ];
    const measures: Measure[] = [];
    for (const { name, pieceOf, query } of shapes) {
      note(name);
      const options = { n: 1_000, concurrency: 1 };
      const floor = await load((index) => statements(pieceOf(index)), options);
      const http = new HttpClient(server.url, 1);
      const path = `/api/messages?place=channel:${channelId}&limit=${limit}`;
      const rate = await load((index) => http.get(reader, path + query(index)), options);
      http.close();
      const data = `${messages} messages in the channel, pages of ${limit}`;
      measures.push({ name, data, ...options, ...rate, ...againstFloor(rate, floor) });
    }
    return measures;
  });
}

/** Written by everybody in turn, a reaction on every tenth. The ids of a thousand in the middle come back. */
export async function fillChannel(db: Database, channelId: string, count: number): Promise<string[]> {
  await withoutWords(
    db,
    sql`
    insert into messages (author_id, channel_id, content, content_html, client_key, seq, sent_at)
    select (array(select user_id from channel_members where channel_id = ${channelId} order by user_id))[1 + n % 16],
      ${channelId}, 'Message number ' || n || ' of the night, ' || md5(n::text), '<p>Message number ' || n || '</p>',
      'bench-' || n, said.last_seq + n, now() - (${count}::int - n) * interval '30 seconds'
    from generate_series(1, ${count}::int) n, (select last_seq from channels where id = ${channelId}) said`,
  );
  await db.rows(sql`update channels set last_seq = last_seq + ${count} where id = ${channelId}`);
  await db.rows(sql`
    insert into message_reactions (message_id, emoji, user_id)
    select id, '🔭', author_id from messages where channel_id = ${channelId} and seq % 10 = 0`);
  await db.rows(sql`vacuum analyze messages`);
  await db.rows(sql`analyze`);
  const rows = await db.rows<{ id: string }>(sql`
    select id from messages where channel_id = ${channelId} and seq > ${count / 2} order by seq limit 1000`);
  return rows.map(({ id }) => id);
}
