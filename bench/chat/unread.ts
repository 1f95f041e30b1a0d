import { sql } from '../../packages/server/src/core/db/statement.ts';
import { readOverview } from '../../packages/server/src/features/unread/queries.ts';
import type { BenchContext } from '../bench.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { HttpClient } from './http-client.ts';
import { type ChatWorld, inChatWorld, withoutWords } from './world.ts';

const [channels, direct, threads, said] = [200, 50, 50, 300];

/** The overview of somebody in 200 channels and 100 conversations, beside its statements alone. */
export function benchUnread({ note }: BenchContext): Promise<Measure[]> {
  note(`saying ${said} things in each of ${channels} channels`);
  return inChatWorld({ people: direct + 1, channels, said }, async (world) => {
    const [reader] = world.people;
    if (reader === undefined) throw new Error('nobody is here');
    note(`and in ${direct} direct conversations and ${threads} threads`);
    await converse(world, reader.id);
    const options = { n: 500, concurrency: 1 };
    note('the statements, then through HTTP');
    const floor = await load(() => readOverview(world.db, reader.id), options);
    const http = new HttpClient(world.server.url, 1);
    const rate = await load(() => http.get(reader, '/api/unread'), options);
    http.close();
    const data = `${channels} channels, ${direct} direct, ${threads} threads; half of them with ${said / 2} unread`;
    return [{ name: 'unread', data, ...options, ...rate, ...againstFloor(rate, floor) }];
  });
}

/** Everybody but the reader has spoken; of every second place the reader has read all, of the others half. */
async function converse(
  { db, people, channels: rooms, communityId }: ChatWorld,
  reader: string,
): Promise<void> {
  const others = people.slice(1).map(({ id }) => id);
  await db.rows(sql`
    with made as (
      insert into conversations (kind, founding_key, last_seq, reply_count)
      select 'direct', o::text, ${said}, ${said} from unnest(${others}::bigint[]) o
      returning id, founding_key::bigint as other)
    insert into conversation_participants (conversation_id, user_id, role)
    select id, who, 'participant' from made, lateral (values (other), (${reader}::bigint)) v (who)`);
  await db.rows(sql`
    with made as (
      insert into conversations (kind, community_id, root_message_id, last_seq, reply_count)
      select 'thread', ${communityId}, m.id, ${said}, ${said}
      from unnest(${rooms.slice(0, threads)}::bigint[]) c join messages m on m.channel_id = c and m.seq = 1
      returning id, root_message_id
    ), followed as (
      insert into conversation_participants (conversation_id, user_id, role)
      select id, ${reader}, 'follower' from made)
    insert into conversation_channels (conversation_id, channel_id, is_primary)
    select made.id, m.channel_id, true from made join messages m on m.id = made.root_message_id`);
  await withoutWords(
    db,
    sql`
    insert into messages (author_id, conversation_id, content, content_html, client_key, seq, sent_at)
    select (${others}::bigint[])[1 + n % ${others.length}], v.id, 'Said', '<p>Said</p>', 'said-' || v.id || '-' || n, n, now()
    from conversations v, generate_series(1, ${said}::int) n`,
  );
  await db.rows(sql`
    update messages set author_id = ${others[0]} where author_id = ${reader} and channel_id = any(${rooms})`);
  const readSoFar = sql`case when id % 2 = 0 then ${said}::int else ${said / 2}::int end`;
  await db.rows(sql`
    update channel_members i set last_read_seq = (select ${readSoFar} from
      (select row_number() over (order by c) as id, c from unnest(${rooms}::bigint[]) c) n where n.c = i.channel_id)
    where user_id = ${reader}`);
  await db.rows(sql`
    update conversation_participants i set last_read_seq = (select ${readSoFar} from
      (select row_number() over (order by v.id) as id, v.id as c from conversations v) n where n.c = i.conversation_id)
    where user_id = ${reader}`);
  await db.rows(sql`vacuum analyze`);
}
