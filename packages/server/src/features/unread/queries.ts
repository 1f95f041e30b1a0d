import { type Reading, unreadShown } from '@weft/contract/unread.ts';
import type { Database } from '../../core/db/database.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { ChannelMembersRow } from '../../core/db/row-types.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { readableChannels } from '../channels/queries.ts';
import { takesPart } from '../messages/goal-people.ts';

interface ReadingRow {
  readonly kind: Reading['place']['kind'];
  readonly id: string;
  readonly community_id: string | null;
  readonly goal_id: string | null;
  readonly last_seq: string;
  readonly last_read_seq: string;
  readonly unread: number;
  readonly mentions: number;
  readonly level: ChannelMembersRow['notification_level'];
  readonly version: string;
}

/** Which places; null: all that the overview shows. */
export interface Wanted {
  readonly channelIds: readonly string[] | null;
  readonly conversationIds: readonly string[] | null;
}

/** The overview goes back so far, and shows so many threads. */
const threadDays = 30;
export const threadsShown = 500;

/**
 * What came since somebody read in the place of `i`, counted down its index and no further than is shown. `sent` and
 * `named` say where. What is theirs, was deleted or is a draft is no news; what was said before they came neither.
 */
function counts(lastSeq: Statement, sent: Statement, named: Statement): Statement {
  const isNews = sql`x.author_id <> i.user_id and x.deleted_at is null`;
  return sql`
    cross join lateral (select greatest(i.last_read_seq, i.since_seq) as seq) f
    cross join lateral (
      select count(*)::int as n from (
        select from messages x
        where ${sent} and x.seq > f.seq and ${isNews} and ${lastSeq} > f.seq limit ${unreadShown}) y) u
    cross join lateral (
      select count(*)::int as n from (
        (select x.id from message_mentions n join messages x on x.id = n.message_id
         where n.user_id = i.user_id and ${named} and n.seq > f.seq and ${isNews} and ${lastSeq} > f.seq
         limit ${unreadShown})
        union
        (select x.id from messages x
         where ${sent} and x.seq > f.seq and x.everyone is not null and ${isNews} and ${lastSeq} > f.seq
         limit ${unreadShown})
        limit ${unreadShown}) y) k`;
}

const inChannel = counts(sql`c.last_seq`, sql`x.channel_id = c.id`, sql`n.channel_id = c.id`);
const inConversation = counts(sql`v.last_seq`, sql`x.conversation_id = v.id`, sql`n.conversation_id = v.id`);

/** A statement for each kind of place, however many there are. */
export async function readReadings(
  db: Executor,
  userId: string,
  { channelIds, conversationIds }: Wanted,
): Promise<Reading[]> {
  const channels = channelIds?.length === 0 ? [] : await readChannels(db, userId, channelIds);
  if (conversationIds?.length === 0) return channels.map(present);
  const talks = await readTalks(db, userId, conversationIds);
  const threads = await readThreads(db, userId, conversationIds);
  return [...channels, ...talks, ...threads].map(present);
}

function readChannels(db: Executor, userId: string, ids: readonly string[] | null): Promise<ReadingRow[]> {
  return db.rows<ReadingRow>(prepared('unread-channels')`
    select 'channel' as kind, c.id, c.community_id, null::bigint as goal_id, c.last_seq, i.last_read_seq, i.version, i.notification_level as level,
      u.n as unread, k.n as mentions
    from channel_members i
    join channels c on c.id = i.channel_id
    join members m on m.community_id = c.community_id and m.user_id = i.user_id and m.status = 'active'
    ${inChannel}
    where i.user_id = ${userId} and (${ids}::bigint[] is null or i.channel_id = any(${ids}))`);
}

const ofConversation = sql`
  'conversation' as kind, v.id, v.community_id, v.goal_id, v.last_seq, i.last_read_seq, i.version,
  case when i.muted then 'muted' else 'all' end as level, u.n as unread, k.n as mentions`;

/** Among people, and about goals that one takes part in. */
function readTalks(db: Executor, userId: string, ids: readonly string[] | null): Promise<ReadingRow[]> {
  return db.rows<ReadingRow>(prepared('unread-talks')`
    select ${ofConversation}
    from conversation_participants i
    join conversations v on v.id = i.conversation_id and v.kind in ('direct', 'goal')
    left join members m on m.community_id = v.community_id and m.user_id = i.user_id
    ${inConversation}
    where i.user_id = ${userId} and (i.role = 'participant' or ${takesPart(sql`i`, sql`m`)})
      and (${ids}::bigint[] is null or i.conversation_id = any(${ids}))`);
}

/** Those that the reader may still read. The overview takes one more than it shows, to know whether there are more. */
function readThreads(db: Executor, userId: string, ids: readonly string[] | null): Promise<ReadingRow[]> {
  return db.rows<ReadingRow>(prepared('unread-threads')`
    with v as (
      select v.id, v.community_id, v.goal_id, v.last_seq, v.last_activity_at
      from conversation_participants i
      join conversations v on v.id = i.conversation_id and v.kind = 'thread'
      where i.user_id = ${userId} and i.role = 'follower'
        and case when ${ids}::bigint[] is null then v.last_activity_at > now() - make_interval(days => ${threadDays})
          else i.conversation_id = any(${ids}) end
        and exists (
          select from conversation_channels l
          where l.conversation_id = v.id and l.channel_id in (${readableChannels(userId)}))
      order by v.last_activity_at desc limit case when ${ids}::bigint[] is null then ${threadsShown + 1}::int end
    )
    select ${ofConversation}
    from v join conversation_participants i on i.conversation_id = v.id and i.user_id = ${userId}
    ${inConversation}
    order by v.last_activity_at desc`);
}

function present(row: ReadingRow): Reading {
  return {
    place: { kind: row.kind, id: row.id },
    communityId: row.community_id,
    goalId: row.goal_id,
    lastSeq: Number(row.last_seq),
    lastReadSeq: Number(row.last_read_seq),
    unread: row.unread,
    mentions: row.mentions,
    level: row.level,
    version: Number(row.version),
  };
}

/** Each statement on a connection of its own: the overview is what every page begins with. */
export async function readOverview(
  db: Database,
  userId: string,
): Promise<{ items: Reading[]; threadsLeftOut: boolean }> {
  const [channels, talks, threads, older] = await Promise.all([
    readChannels(db, userId, null),
    readTalks(db, userId, null),
    readThreads(db, userId, null),
    followsOlder(db, userId),
  ]);
  const shown = threads.slice(0, threadsShown);
  return {
    items: [...channels, ...talks, ...shown].map(present),
    threadsLeftOut: threads.length > threadsShown || older,
  };
}

/** Thread by thread of those that one follows: as a join it might begin with everybody's old threads. */
async function followsOlder(db: Executor, userId: string): Promise<boolean> {
  const rows = await db.rows(prepared('unread-older')`
    select from conversation_participants i
    where i.user_id = ${userId} and i.role = 'follower' and (
      select v.last_activity_at <= now() - make_interval(days => ${threadDays}) from conversations v
      where v.id = i.conversation_id)
    limit 1`);
  return rows.length > 0;
}
