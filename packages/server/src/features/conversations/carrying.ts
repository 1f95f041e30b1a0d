import { roomAccessChanged } from '@weft/contract/access.ts';
import { conversationUnshared } from '@weft/contract/conversations.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { readsChannel } from '../channels/policy.ts';
import { carryInto, lockChannels, readRooms } from '../messages/carry.ts';
import { readPlace } from '../messages/places.ts';
import { mayReadMessage } from '../messages/policy.ts';
import { readMessageFacts } from '../messages/queries.ts';
import type { CarriedFacts, CarryFacts } from './policy.ts';

interface Wanted {
  readonly channelId: string;
  readonly confirmed: boolean;
}

/** The flat message and the channel, as the asker stands to both. They are of one community, or nothing is there. */
export async function readCarryFacts(
  db: Executor,
  actor: User,
  messageId: string,
  { channelId, confirmed }: Wanted,
): Promise<CarryFacts> {
  const message = await readMessageFacts(db, actor, messageId);
  const target = (await readPlace(db, actor, { kind: 'channel', id: channelId })).facts;
  const { place } = message;
  if (place.kind !== 'channel' || target.kind !== 'channel' || place.communityId !== target.communityId)
    throw new Problem('not_found');
  const [lives] = await db.rows<{ private: boolean }>(sql`
    select exists (
      select from conversations v join conversation_channels k on k.conversation_id = v.id
      join channels c on c.id = k.channel_id
      where v.root_message_id = ${messageId} and c.visibility = 'private') as private`);
  const { visibility, inside, archived } = target;
  return {
    ...{ messageId, channelId, homeId: place.id, confirmed, deleted: message.deleted, inside: place.inside },
    muted: place.muted,
    readable: mayReadMessage.allows(actor, message),
    closed: place.visibility === 'private' || lives?.private === true,
    target: { known: readsChannel(target), inside, archived, visibility },
  };
}

export async function carryConversation(
  tx: Transaction,
  { act, actor, subject }: Permit<'conversation.carry', User, CarryFacts>,
): Promise<string> {
  const { messageId, channelId, homeId, closed, target } = subject;
  await lockChannels(tx, [channelId, homeId]);
  const { conversationId, carriedTo } = await carryInto(tx, actor.userId, messageId, [channelId]);
  // Opening a private conversation to others is remembered.
  if (carriedTo.length > 0 && (closed || target.visibility === 'private'))
    await recordAct(tx, { act, actor, subject: `channel:${channelId}`, detail: { conversationId } });
  return conversationId;
}

/** A thread in a channel, as the asker stands to both. */
export async function readCarriedFacts(
  db: Executor,
  actor: User,
  conversationId: string,
  channelId: string,
): Promise<CarriedFacts> {
  const { facts: place } = await readPlace(db, actor, { kind: 'conversation', id: conversationId });
  const [row] = await db.rows<{
    is_primary: boolean;
    carried_by: string | null;
    author_id: string;
    known: boolean;
  }>(sql`
    select k.is_primary, k.carried_by, r.author_id, c.visibility = 'public' or exists (
      select from channel_members i where i.channel_id = c.id and i.user_id = ${actor.userId}) as known
    from conversation_channels k
    join channels c on c.id = k.channel_id
    join conversations v on v.id = k.conversation_id
    join messages r on r.id = v.root_message_id
    where k.conversation_id = ${conversationId} and k.channel_id = ${channelId}`);
  if (row === undefined || place.kind !== 'thread') throw new Problem('not_found');
  const { is_primary: isPrimary, carried_by: carriedBy, author_id: rootAuthorId, known } = row;
  return { conversationId, channelId, place, known, isPrimary, carriedBy, rootAuthorId };
}

/** At once: whoever heard the thread through this channel alone is asked to leave its room before anything more is told. */
export async function takeBack(
  tx: Transaction,
  { subject }: Permit<'conversation.take-back', User, CarriedFacts>,
): Promise<void> {
  const { conversationId, channelId } = subject;
  const [thread] = await tx.rows<{ version: string }>(sql`
    update conversations set version = version + 1 where id = ${conversationId} returning version`);
  const [gone] = await tx.rows<{ visibility: 'public' | 'private' }>(sql`
    delete from conversation_channels k using channels c
    where k.conversation_id = ${conversationId} and k.channel_id = ${channelId} and not k.is_primary and c.id = k.channel_id
    returning c.visibility`);
  if (gone === undefined) return;
  const version = Number(thread?.version);
  const rooms = await readRooms(tx, conversationId);
  await appendEvents(tx, [
    newEvent(roomAccessChanged, `thread:${conversationId}`, { room: `thread:${conversationId}` }),
    newEvent(conversationUnshared, `channel:${channelId}`, {
      ...{ channelId, conversationId, from: channelId, version },
    }),
    ...rooms.map((room) =>
      newEvent(conversationUnshared, `channel:${room.id}`, {
        ...{ channelId: room.id, conversationId, version },
        from: gone.visibility === 'public' ? channelId : null,
      }),
    ),
  ]);
}
