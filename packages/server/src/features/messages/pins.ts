import { pinChanged } from '@weft/contract/message-events.ts';
import type { Message } from '@weft/contract/messages.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { roomOf } from './place-room.ts';
import type { MessageFacts, PlaceFacts } from './policy.ts';
import { type MessageRow, messageColumns, messageTables, presentMessage } from './present.ts';
import { placeOf } from './reactions.ts';

export const pinsAtMost = 100;

/** The message's row is the lock, as it is of its reactions. Two messages pinned at once may pass the limit by one. */
export async function setPinned(
  tx: Transaction,
  { actor, subject }: Permit<'message.pin', User, MessageFacts>,
  pinned: boolean,
): Promise<void> {
  await tx.rows(sql`select from messages where id = ${subject.id} for no key update`);
  const changed = pinned ? await pin(tx, actor, subject) : await unpin(tx, subject);
  if (!changed) return;
  const [row] = await tx.rows<{ version: string }>(
    sql`update messages set version = version + 1 where id = ${subject.id} returning version`,
  );
  const place = placeOf(subject);
  const version = Number(row?.version);
  await appendEvent(tx, pinChanged, roomOf(place), { place, messageId: subject.id, pinned, version });
}

async function pin(tx: Transaction, { userId }: User, { id, place }: MessageFacts): Promise<boolean> {
  const [count] = await tx.rows<{ n: number }>(
    place.kind === 'channel'
      ? sql`select count(*)::int as n from message_pins where channel_id = ${place.id}`
      : sql`select count(*)::int as n from message_pins where conversation_id = ${place.id}`,
  );
  if ((count?.n ?? 0) >= pinsAtMost) throw new Problem('too_many_pins', { members: { limit: pinsAtMost } });
  const rows = await tx.rows(sql`
    insert into message_pins (message_id, channel_id, conversation_id, pinned_by)
    select id, channel_id, conversation_id, ${userId} from messages where id = ${id} and deleted_at is null
    on conflict do nothing returning message_id`);
  return rows.length > 0;
}

async function unpin(tx: Transaction, { id }: MessageFacts): Promise<boolean> {
  const rows = await tx.rows(sql`delete from message_pins where message_id = ${id} returning message_id`);
  return rows.length > 0;
}

export async function listPinsIn(
  db: Executor,
  { actor, subject: place }: Permit<'place.read', User, PlaceFacts>,
): Promise<Message[]> {
  const rows = await db.rows<MessageRow>(
    place.kind === 'channel'
      ? sql`
        select ${messageColumns(actor.userId)} from message_pins n join ${messageTables} on m.id = n.message_id
        where n.channel_id = ${place.id} order by n.created_at desc limit ${pinsAtMost}`
      : sql`
        select ${messageColumns(actor.userId)} from message_pins n join ${messageTables} on m.id = n.message_id
        where n.conversation_id = ${place.id} order by n.created_at desc limit ${pinsAtMost}`,
  );
  return rows.map((row) => presentMessage(actor, row, place));
}
