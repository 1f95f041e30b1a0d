import type { Transaction } from '../../core/db/executor.ts';
import type { Statement } from '../../core/db/statement.ts';
import { outboxSignal } from '../../core/outbox/append.ts';
import { inChannel, inDirect, inGoal, inThread } from './say-in.ts';
import type { Utterance } from './utterance.ts';

export interface Said {
  readonly id: string;
  readonly seq: number;
  readonly sentAt: Date;
  readonly conversationId: string | null;
  /** It made its thread. */
  readonly threadMade: boolean;
  /** How many files hang on it. */
  readonly held: number;
}

interface SaidRow {
  readonly id: string;
  readonly seq: string;
  readonly sent_at: Date;
  readonly conversation_id: string | null;
  readonly thread_made: boolean;
  readonly held: number;
}

/**
 * Says it, in one statement: the place's next number, the message (which was a draft before, or is new), the speaker's own
 * position, whom it calls, and the events. Undefined when there was nothing to be said any more: it was sent before,
 * or the place may not be spoken in since the facts were read.
 */
export async function say(tx: Transaction, utterance: Utterance): Promise<Said | undefined> {
  const [row] = await tx.rows<SaidRow>(statementFor(utterance));
  tx.signal(outboxSignal);
  if (row === undefined) return undefined;
  const { id, seq, sent_at: sentAt, conversation_id: conversationId, thread_made: threadMade } = row;
  return { id, seq: Number(seq), sentAt, conversationId, threadMade, held: row.held };
}

function statementFor(utterance: Utterance): Statement {
  const { place } = utterance.facts;
  if (place.kind === 'channel') return inChannel(utterance, place.id);
  if (place.kind === 'goal') return inGoal(utterance, place.id);
  return place.kind === 'thread' ? inThread(utterance) : inDirect(utterance, place.id);
}
