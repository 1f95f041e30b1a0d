import { cardUpdated, conversationCreated, conversationShared } from '@weft/contract/conversations.ts';
import type { Card, ThreadSummary } from '@weft/contract/messages.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { ChannelsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, type NewEvent, newEvent } from '../../core/outbox/append.ts';
import { cardJson, cardTables } from './cards.ts';
import type { NamedChannel, SayFacts } from './say-facts.ts';
import { threadSummaryJson } from './thread-summary.ts';
import type { Words } from './words.ts';

export type NotCarried = { readonly slug: string; readonly reason: 'private' | 'not_in' | 'archived' };

export interface CarryPlan {
  readonly into: readonly NamedChannel[];
  readonly notCarried: readonly NotCarried[];
}

/**
 * What naming channels does: it carries between public channels that the author is in, and never out of or into a private
 * one. A private channel that the author does not know of is not even found here.
 */
export function planCarry(facts: Pick<SayFacts, 'open'>, { named }: Words, wanted: boolean): CarryPlan {
  if (!wanted) return { into: [], notCarried: [] };
  const others = named.filter(({ home }) => !home);
  const reasonOf = ({ visibility, archived, inside }: NamedChannel): NotCarried['reason'] | undefined => {
    if (!facts.open || visibility === 'private') return 'private';
    if (archived) return 'archived';
    return inside ? undefined : 'not_in';
  };
  return {
    into: others.filter((channel) => reasonOf(channel) === undefined),
    notCarried: others.flatMap((channel) => {
      const reason = reasonOf(channel);
      return reason === undefined ? [] : [{ slug: channel.slug, reason }];
    }),
  };
}

/** Whatever numbers more than one timeline takes their rows first, the smaller id first, and then the conversation. */
export async function lockChannels(tx: Transaction, channelIds: readonly string[]): Promise<void> {
  await tx.rows(sql`select from channels where id = any(${channelIds}) order by id for no key update`);
}

/**
 * Carries the thread of a flat message, which may have to be made, into channels whose rows are locked. A channel that it
 * lives in already stays as it is. Tells the channels it came into, and those it lived in as far as their readers may
 * know of the new ones.
 */
export async function carryInto(
  tx: Transaction,
  actorId: string,
  rootMessageId: string,
  channelIds: readonly string[],
): Promise<{ readonly conversationId: string; readonly carriedTo: readonly string[] }> {
  const { id: conversationId, made } = await threadOf(tx, rootMessageId);
  const carried = await tx.rows<{ channel_id: string }>(sql`
    with raised as (
      update channels c set last_seq = c.last_seq + 1
      where c.id = any(${channelIds}) and c.archived_at is null and not exists (
        select from conversation_channels k where k.conversation_id = ${conversationId} and k.channel_id = c.id)
      returning c.id, c.last_seq
    )
    insert into conversation_channels (conversation_id, channel_id, seq, carried_at, carried_by)
    select ${conversationId}, raised.id, raised.last_seq, date_trunc('milliseconds', clock_timestamp()), ${actorId}
    from raised order by raised.id
    returning channel_id`);
  const carriedTo = carried.map((row) => row.channel_id);
  if (carriedTo.length > 0 && !made)
    await tx.rows(sql`update conversations set version = version + 1 where id = ${conversationId}`);
  const rooms = await readRooms(tx, conversationId);
  await appendEvents(tx, [...(made ? tellMade(rooms) : []), ...tellCarried(rooms, new Set(carriedTo))]);
  return { conversationId, carriedTo };
}

/** Its row is locked, or made: then its root's author follows it. */
async function threadOf(tx: Transaction, rootMessageId: string) {
  const [row] = await tx.rows<{ id: string; made: boolean }>(sql`
    with thread as (
      insert into conversations as v (kind, community_id, root_message_id, last_activity_at)
      select 'thread', c.community_id, r.id, date_trunc('milliseconds', clock_timestamp())
      from messages r join channels c on c.id = r.channel_id
      where r.id = ${rootMessageId} and not r.is_draft and r.deleted_at is null
      on conflict (root_message_id) where root_message_id is not null do update set version = v.version
      returning v.id, (xmax = 0) as made
    ), home as (
      insert into conversation_channels (conversation_id, channel_id, is_primary)
      select thread.id, r.channel_id, true from thread, messages r where thread.made and r.id = ${rootMessageId}
    ), follows as (
      insert into conversation_participants (conversation_id, user_id, role)
      select thread.id, r.author_id, 'follower' from thread, messages r
      where thread.made and r.id = ${rootMessageId}
    )
    select id, made from thread`);
  if (row === undefined) throw new Problem('message_deleted');
  return row;
}

interface Room extends Pick<ChannelsRow, 'id' | 'slug' | 'name' | 'visibility'> {
  readonly is_primary: boolean;
  readonly thread: ThreadSummary;
  readonly card: Card;
}

/** Every channel that a thread lives in, with what its readers may know of it. */
export async function readRooms(db: Executor, conversationId: string): Promise<Room[]> {
  return db.rows<Room>(sql`
    select n.id, n.slug, n.name, n.visibility, k.is_primary, ${threadSummaryJson} as thread,
      ${cardJson(sql`(h.visibility = 'public' or h.id = k.channel_id)`)} as card
    from ${cardTables} join channels n on n.id = k.channel_id
    where k.conversation_id = ${conversationId} order by k.is_primary desc, k.seq`);
}

/** A root is shown in the thread's pane and on its cards, too: what becomes of it is told there. */
export async function tellOfRoot(db: Executor, messageId: string, event: NewEvent): Promise<NewEvent[]> {
  const [thread] = await db.rows<{ id: string }>(
    sql`select id from conversations where root_message_id = ${messageId}`,
  );
  if (thread === undefined) return [];
  const rooms = await readRooms(db, thread.id);
  return [
    { ...event, room: `thread:${thread.id}` },
    ...rooms
      .filter((room) => !room.is_primary)
      .map(({ id, card }) => newEvent(cardUpdated, `channel:${id}`, { card })),
  ];
}

function tellMade(rooms: readonly Room[]): NewEvent[] {
  return rooms
    .filter((room) => room.is_primary)
    .map(({ id, thread }) =>
      newEvent(conversationCreated, `channel:${id}`, { channelId: id, thread, latest: null }),
    );
}

/** A private channel is told of by name to its own readers alone. */
function tellCarried(rooms: readonly Room[], came: ReadonlySet<string>): NewEvent[] {
  return rooms
    .filter(({ id }) => came.has(id))
    .flatMap((into) =>
      rooms
        .filter((room) => room.id === into.id || !came.has(room.id) || into.visibility === 'public')
        .map((room) => {
          const known = into.visibility === 'public' || room.id === into.id;
          return newEvent(conversationShared, `channel:${room.id}`, {
            channelId: room.id,
            conversationId: room.thread.id,
            into: known ? { id: into.id, slug: into.slug, name: into.name } : null,
            card: room.id === into.id ? room.card : null,
            version: room.thread.version,
          });
        }),
    );
}
