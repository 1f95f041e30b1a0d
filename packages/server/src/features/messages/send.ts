import { isDeepStrictEqual } from 'node:util';
import type { Destination, Message } from '@weft/contract/messages.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { MessagesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { lockRoom } from '../media/room.ts';
import { notify } from '../notifications/notify.ts';
import { type CarryPlan, carryInto, lockChannels, type NotCarried, planCarry } from './carry.ts';
import { readFiles, requireHeld, sameFiles } from './files.ts';
import { maySayIn, type PlaceFacts } from './policy.ts';
import { mayDo } from './present.ts';
import { readMessage } from './queries.ts';
import { type Said, say } from './say.ts';
import { readSayFacts } from './say-facts.ts';
import { datedOf, draftOf, type Utterance } from './utterance.ts';
import { readWords } from './words.ts';

export interface ToSend {
  readonly to: Destination;
  readonly content: string;
  readonly mediaIds: readonly string[];
  readonly clientKey: string;
  readonly carry: boolean;
}

/** Everything that is known before anything is locked. */
export interface Prepared {
  readonly permit: Permit<'place.say', User, PlaceFacts>;
  readonly utterance: Utterance;
  readonly plan: CarryPlan;
  readonly called: readonly string[];
}

export async function prepareToSend(db: Executor, actor: User, toSend: ToSend): Promise<Prepared> {
  const { to, content, clientKey } = toSend;
  const text = readWords(content);
  const facts = await readSayFacts(db, actor, to, text.names);
  const dated = datedOf(to);
  const permit = maySayIn.permit(actor, { ...facts.place, says: dated.kind });
  const words = text.find(facts);
  const files = await readFiles(db, actor, toSend.mediaIds, clientKey);
  const replyToMessageId = ('replyToMessageId' in to ? to.replyToMessageId : undefined) ?? null;
  return {
    permit,
    utterance: { facts, words, clientKey, files, replyToMessageId, dated },
    plan: planCarry(facts, words, toSend.carry),
    called: words.mentions.filter((userId) => userId !== actor.userId),
  };
}

/** Most messages name nobody and have no files: they are one statement. */
export function isOneStatement({ plan, called, utterance }: Prepared): boolean {
  return plan.into.length === 0 && called.length === 0 && utterance.files.length === 0;
}

export interface Sent {
  readonly message: Message;
  readonly carriedTo: string[];
  readonly notCarried: NotCarried[];
}

/** `db` reads what was sent before, when this is a repeat. */
export async function send(db: Executor, tx: Transaction, prepared: Prepared): Promise<Sent> {
  const { permit, utterance, plan } = prepared;
  const { actor } = permit;
  const { place, rootMessageId } = utterance.facts;
  // The room before all else, as whoever removes files takes it.
  if (utterance.files.length > 0) await lockRoom(tx, actor.userId);
  const targets = plan.into.map(({ id }) => id);
  if (targets.length > 0) await lockChannels(tx, place.kind === 'channel' ? [...targets, place.id] : targets);
  const said = await say(tx, utterance);
  if (said === undefined)
    return { message: await sentBefore(db, actor, utterance), carriedTo: [], notCarried: [] };
  requireHeld(utterance.files, said.held);
  await tellCalled(tx, prepared, said);
  const notCarried = [...plan.notCarried];
  if (targets.length === 0) return { message: present(actor, utterance, said), carriedTo: [], notCarried };
  const { carriedTo } = await carryInto(tx, actor.userId, rootMessageId ?? said.id, targets);
  return { message: await readMessage(tx, actor, said.id), carriedTo: [...carriedTo], notCarried };
}

async function tellCalled(tx: Transaction, { utterance, called }: Prepared, said: Said): Promise<void> {
  const { facts } = utterance;
  const { place, author } = facts;
  const at = said.conversationId ?? place.id;
  await notify(
    tx,
    called.map((userId) => ({
      ...{ userId, type: 'mention', actorId: author.id, gather: `mention:${at}` },
      about: {
        kind: 'mentioned',
        messageId: said.id,
        communityId: place.kind === 'direct' ? null : place.communityId,
        channelId: place.kind === 'channel' ? place.id : null,
      },
    })),
  );
}

/** A repeat is answered as the first was. The same key with other words is a mistake of the client's. */
async function sentBefore(db: Executor, actor: User, utterance: Utterance) {
  const { facts, words, clientKey, files, dated } = utterance;
  const [row] = await db.rows<Pick<MessagesRow, 'id' | 'channel_id' | 'content' | 'version'>>(sql`
    select id, channel_id, content, version from messages
    where author_id = ${actor.userId} and client_key = ${clientKey} and not is_draft`);
  // Nothing was sent under this key: the place was closed to us in the same moment.
  if (row === undefined) throw new Problem('conflict');
  const flat = facts.place.kind === 'channel' ? facts.place.id : null;
  const untouched = row.version === '1';
  if (row.channel_id !== flat || (untouched && row.content !== words.content))
    throw new Problem('client_key_reused');
  const message = await readMessage(db, actor, row.id);
  const { kind, targetDate, progress } = message;
  if (!isDeepStrictEqual(dated, { kind, targetDate, progress })) throw new Problem('client_key_reused');
  if (untouched && !sameFiles(message.attachments, files)) throw new Problem('client_key_reused');
  return message;
}

function present(actor: User, utterance: Utterance, said: Said): Message {
  const { place } = utterance.facts;
  const at: PlaceFacts = place.kind === 'channel' ? place : { ...place, id: said.conversationId ?? place.id };
  const { id, seq, sentAt } = said;
  return {
    ...draftOf(utterance),
    ...{ id, seq, sentAt: sentAt.toISOString(), thread: null, mine: [] },
    place: place.kind === 'channel' ? { kind: 'channel', id: place.id } : { kind: 'conversation', id: at.id },
    replyToMessageId: utterance.replyToMessageId,
    may: mayDo(actor, { id, authorId: actor.userId, deleted: false, place: at }),
  };
}
