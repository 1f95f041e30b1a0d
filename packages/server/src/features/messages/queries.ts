import type { Message, MessageBase } from '@weft/contract/messages.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { MessageRevisionsRow, MessagesRow } from '../../core/db/row-types.ts';
import { prepared, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readPlace, standingIn } from './places.ts';
import { type MessageFacts, mayReadMessage } from './policy.ts';
import {
  type BaseRow,
  baseColumns,
  type MessageRow,
  messageColumns,
  messageTables,
  presentBase,
  presentMessage,
} from './present.ts';

type FactsRow = Pick<MessagesRow, 'id' | 'author_id' | 'channel_id' | 'conversation_id' | 'deleted_at'>;

/** A sent message as a rule sees it. Drafts are not there, for nobody. */
export async function readMessageFacts(db: Executor, actor: User, messageId: string): Promise<MessageFacts> {
  const [row] = await db.rows<FactsRow>(sql`
    select id, author_id, channel_id, conversation_id, deleted_at from messages
    where id = ${messageId} and not is_draft`);
  if (row === undefined) throw new Problem('not_found');
  const { id, author_id: authorId, channel_id: channelId, conversation_id: conversationId } = row;
  const place = await readPlace(
    db,
    actor,
    channelId === null
      ? { kind: 'conversation', id: conversationId ?? '' }
      : { kind: 'channel', id: channelId },
  );
  const facts = { id, authorId, deleted: row.deleted_at !== null, place: place.facts };
  return mayReadMessage.allows(actor, facts)
    ? facts
    : { ...facts, carriedHere: await isCarried(db, actor, id) };
}

/** Asked only where the message's own channel does not let the reader in. */
async function isCarried(db: Executor, { userId }: User, messageId: string): Promise<boolean> {
  const [row] = await db.rows<{ readable: boolean }>(sql`
    select s.readable from conversations v cross join lateral (${standingIn(userId)}) s
    where v.root_message_id = ${messageId}`);
  return row?.readable ?? false;
}

export async function readMessage(db: Executor, actor: User, messageId: string): Promise<Message> {
  const facts = await readMessageFacts(db, actor, messageId);
  mayReadMessage.permit(actor, facts);
  const [row] = await db.rows<MessageRow>(prepared('message')`
    select ${messageColumns(actor.userId)} from ${messageTables} where m.id = ${messageId}`);
  if (row === undefined) throw new Problem('not_found');
  return presentMessage(actor, row, facts.place, facts.carriedHere);
}

/** As they are now, for events and their replay: what everybody may see who may read their place. */
export async function readBases(
  db: Executor,
  messageIds: readonly string[],
): Promise<Map<string, MessageBase>> {
  const rows = await db.rows<BaseRow>(sql`
    select ${baseColumns} from ${messageTables} where m.id = any(${messageIds}) and not m.is_draft`);
  return new Map(rows.map((row) => [row.id, presentBase(row)]));
}

/** Each as it stood until the next was written. */
export async function listRevisionsOf(db: Executor, { subject }: Permit<'message.read', User, MessageFacts>) {
  const rows = await db.rows<
    Pick<MessageRevisionsRow, 'version' | 'content' | 'content_html' | 'created_at'>
  >(sql`
    select version, content, content_html, created_at from message_revisions
    where message_id = ${subject.id} order by version desc limit 100`);
  return rows.map((row) => ({
    version: Number(row.version),
    content: row.content,
    html: row.content_html,
    until: row.created_at.toISOString(),
  }));
}
