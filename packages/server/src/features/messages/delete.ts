import { conversationUpdated } from '@weft/contract/conversations.ts';
import { messageDeleted } from '@weft/contract/message-events.ts';
import type { Place } from '@weft/contract/places.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MessagesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { dropMedia } from '../media/let-go.ts';
import { lockRoom } from '../media/room.ts';
import { readRooms, tellOfRoot } from './carry.ts';
import { goalPeople } from './goal-people.ts';
import { roomOf } from './place-room.ts';
import type { MessageFacts } from './policy.ts';
import { lastRepliers } from './thread-counts.ts';

type Gone = Pick<MessagesRow, 'id' | 'author_id' | 'channel_id' | 'conversation_id' | 'seq' | 'version'>;

/** Tells whoever shows its words elsewhere, from where they are gone by now. */
export type TellOfGone = (tx: Transaction, messageId: string) => Promise<void>;

/**
 * Its words, what they were before, and what hung on them go; the row stays where replies hang on it. A message of somebody
 * else is taken away by who keeps the peace, and that is written down.
 */
export async function deleteMessage(
  tx: Transaction,
  { act, actor, subject }: Permit<'message.delete', User, MessageFacts>,
  tellOthers: TellOfGone,
): Promise<void> {
  // The room of whose files these are, and then the conversation before its message, as whoever speaks there takes them.
  const files = await lockFiles(tx, subject);
  if (subject.place.kind !== 'channel')
    await tx.rows(sql`select from conversations where id = ${subject.place.id} for no key update`);
  const [gone] = await tx.rows<Gone>(sql`
    update messages set content = '', content_html = '', everyone = null, version = version + 1,
      deleted_at = now(), deleted_by = ${actor.userId}
    where id = ${subject.id} and deleted_at is null
    returning id, author_id, channel_id, conversation_id, seq, version`);
  if (gone === undefined) return;
  await tx.rows(sql`delete from message_revisions where message_id = ${gone.id}`);
  await tx.rows(sql`delete from message_mentions where message_id = ${gone.id}`);
  await tx.rows(sql`delete from message_pins where message_id = ${gone.id}`);
  if (files.length > 0) {
    await tx.rows(sql`update media set message_id = null where message_id = ${gone.id}`);
    await dropMedia(tx, gone.author_id, files);
  }
  const place: Place =
    gone.channel_id === null
      ? { kind: 'conversation', id: gone.conversation_id ?? '' }
      : { kind: 'channel', id: gone.channel_id };
  const { id: messageId, author_id: authorId } = gone;
  const seq = Number(gone.seq);
  const payload = { place, messageId, seq, authorId, version: Number(gone.version) };
  const rooms = await oneReplyLess(tx, subject);
  const event = newEvent(messageDeleted, roomOf(place), payload);
  await appendEvents(tx, [
    event,
    ...(await tellOfRoot(tx, messageId, event)),
    ...(await participantsOf(tx, subject)).map((userId) =>
      newEvent(messageDeleted, `user:${userId}`, payload),
    ),
    ...rooms.map(({ id: channelId, thread }) =>
      newEvent(conversationUpdated, `channel:${channelId}`, { channelId, thread, latest: null }),
    ),
  ]);
  await tellOthers(tx, messageId);
  if (authorId !== actor.userId)
    await recordAct(tx, { act, actor, subject: `user:${authorId}`, detail: { messageId } });
}

/** They go with the message, and their room is free at once. What hangs on a sent message stays what it is. */
async function lockFiles(tx: Transaction, { id, authorId }: MessageFacts): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from media where message_id = ${id}`);
  if (rows.length > 0) await lockRoom(tx, authorId);
  return rows.map((row) => row.id);
}

/** Those who spoke last may be others now. */
async function oneReplyLess(tx: Transaction, { place }: MessageFacts) {
  if (place.kind === 'channel') return [];
  await tx.rows(sql`
    update conversations v set reply_count = v.reply_count - 1, version = v.version + 1,
      last_repliers = ${lastRepliers(sql`v.id`)}
    where v.id = ${place.id}`);
  return place.kind === 'thread' ? readRooms(tx, place.id) : [];
}

async function participantsOf(tx: Transaction, { place }: MessageFacts): Promise<string[]> {
  if (place.kind === 'goal')
    return (
      await tx.rows<{ user_id: string }>(
        sql`select p.user_id from conversations v, lateral (${goalPeople(sql`v`)}) p where v.id = ${place.id}`,
      )
    ).map((row) => row.user_id);
  if (place.kind !== 'direct') return [];
  const [row] = await tx.rows<{ participant_ids: string[] }>(
    sql`select participant_ids from conversations where id = ${place.id}`,
  );
  return row?.participant_ids ?? [];
}
