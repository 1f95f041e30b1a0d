import type { Place } from '@weft/contract/places.ts';
import { directRead, type Reading, readUpdated } from '@weft/contract/unread.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { PlaceNow } from '../messages/places.ts';
import { readReadings } from './queries.ts';

/** Forward only, and never past the end; with `back`, to where it says. */
export async function setRead(
  tx: Transaction,
  { actor, subject }: Permit<'place.set-read', User, PlaceNow>,
  { seq, back }: { readonly seq: number; readonly back: boolean },
): Promise<Reading> {
  const { kind, id } = subject.facts;
  const moved =
    kind === 'channel'
      ? await tx.rows(sql`
        update channel_members i set last_read_seq = w.seq, version = i.version + 1
        from channels c, lateral (select least(${seq}::bigint, c.last_seq) as seq) w
        where i.channel_id = ${id} and i.user_id = ${actor.userId} and c.id = i.channel_id
          and (i.last_read_seq < w.seq or ${back} and i.last_read_seq > w.seq)
        returning i.channel_id`)
      : await tx.rows(sql`
        update conversation_participants i set last_read_seq = w.seq, version = i.version + 1
        from conversations v, lateral (select least(${seq}::bigint, v.last_seq) as seq) w
        where i.conversation_id = ${id} and i.user_id = ${actor.userId} and v.id = i.conversation_id
          and (i.last_read_seq < w.seq or ${back} and i.last_read_seq > w.seq)
        returning i.conversation_id`);
  const place: Place = { kind: kind === 'channel' ? 'channel' : 'conversation', id };
  const [reading] = await readReadings(tx, actor.userId, wanted([place]));
  // Shown out in this moment.
  if (reading === undefined) throw new Problem('not_found');
  const talks = kind === 'direct' || kind === 'goal' ? [id] : [];
  if (moved.length > 0) await tell(tx, actor, [reading], talks);
  return reading;
}

/** Everywhere, or in one community. What one device does, the others see. */
export async function readEverything(
  tx: Transaction,
  { actor }: Permit<'place.read-everything', User, { userId: string }>,
  communityId: string | undefined,
): Promise<void> {
  const { userId } = actor;
  const within = communityId ?? null;
  const channels = await tx.rows<{ id: string }>(sql`
    with mine as (
      select i.channel_id, c.last_seq from channel_members i join channels c on c.id = i.channel_id
      where i.user_id = ${userId} and i.last_read_seq < c.last_seq
        and (${within}::bigint is null or c.community_id = ${within})
      order by i.channel_id for update of i
    )
    update channel_members i set last_read_seq = mine.last_seq, version = i.version + 1 from mine
    where i.channel_id = mine.channel_id and i.user_id = ${userId}
    returning i.channel_id as id`);
  const conversations = await tx.rows<{ id: string; kind: string }>(sql`
    with mine as (
      select i.conversation_id, v.last_seq, v.kind from conversation_participants i join conversations v on v.id = i.conversation_id
      where i.user_id = ${userId} and i.last_read_seq < v.last_seq
        and (${within}::bigint is null or v.community_id = ${within})
      order by i.conversation_id for update of i
    )
    update conversation_participants i set last_read_seq = mine.last_seq, version = i.version + 1 from mine
    where i.conversation_id = mine.conversation_id and i.user_id = ${userId}
    returning i.conversation_id as id, mine.kind`);
  const readings = await readReadings(tx, userId, {
    channelIds: channels.map(({ id }) => id),
    conversationIds: conversations.map(({ id }) => id),
  });
  const talks = conversations.filter(({ kind }) => kind !== 'thread').map(({ id }) => id);
  await tell(tx, actor, readings, talks);
}

/** One's own devices; in `talks`, among people or about a goal, the others see how far one has read. */
async function tell(
  tx: Transaction,
  { userId }: User,
  readings: readonly Reading[],
  talks: readonly string[],
): Promise<void> {
  await appendEvents(tx, [
    ...readings.map((reading) => newEvent(readUpdated, `user:${userId}`, { reading })),
    ...readings
      .filter(({ place }) => place.kind === 'conversation' && talks.includes(place.id))
      .map(({ place: { id: conversationId }, lastReadSeq }) =>
        newEvent(directRead, `thread:${conversationId}`, { conversationId, userId, lastReadSeq }),
      ),
  ]);
}

export function wanted(places: readonly Place[]) {
  const of = (kind: Place['kind']) => places.filter((place) => place.kind === kind).map(({ id }) => id);
  return { channelIds: of('channel'), conversationIds: of('conversation') };
}
